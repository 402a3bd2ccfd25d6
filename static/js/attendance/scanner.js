// The page at the door. Every scan is kept first and sent then, so that no line and no battery loses one.
import { start } from "./camera.js"
import { fetchCodes, isExpected, isOpen } from "./codes.js"
import { keep, waiting } from "./queue.js"
import { note, show, sound } from "./result.js"
import { flush, NoLine } from "./sending.js"

const page = document.querySelector("[data-scanner]")
const part = (name) => page.querySelector(`[data-${name}]`)
const words = part("words").dataset
const typed = part("typed")
const token = typed.elements.csrfmiddlewaretoken.value
const [SAME, RETRY] = [4000, 15000] // milliseconds: a badge before the camera counts once; sending again
let [last, stop] = [{ code: "", at: 0 }, null]

function tell(answer) {
  show(part("result"), answer)
  if (part("sound").checked) sound(answer.result)
}

async function send(own) {
  try {
    const answers = await flush(token)
    for (const one of answers.values()) {
      if (one.nonce === own || /^(ok|already)$/.test(one.result)) continue
      note(part("refused"), `${words.refusedLabel}: ${one.sentence}`)
    }
    return answers.get(own)
  } finally {
    const left = (await waiting()).length
    part("queue").textContent = left ? words.left.replace("%(count)s", left) : ""
  }
}

async function scanned(code) {
  if (code === last.code && Date.now() - last.at < SAME) return
  last = { code, at: Date.now() }
  const scan = { nonce: crypto.randomUUID(), code: code.slice(0, 500), direction: page.dataset.direction }
  await keep({ ...scan, at: Date.now(), send: page.dataset.send })
  try {
    const answer = await send(scan.nonce)
    if (answer) tell(answer)
  } catch (error) {
    if (!(error instanceof NoLine)) return tell({ result: "refused", sentence: words.signin })
    if (!isOpen(scan.direction)) return tell({ result: "outside", sentence: words.outside })
    if ((await isExpected(code)) === false) return tell({ result: "unknown", sentence: words.unknown })
    tell({ result: "offline", sentence: words.offline })
  }
}

async function toggle() {
  const button = part("camera")
  if (stop) {
    stop()
    stop = null
  } else {
    stop = await start(part("video"), page.dataset.fallback, scanned).catch(() => null)
    if (!stop) tell({ result: "refused", sentence: words.denied })
  }
  part("eye").hidden = !stop
  button.textContent = stop ? words.stop : words.start
  button.setAttribute("aria-pressed", String(Boolean(stop)))
}

typed.addEventListener("submit", (event) => {
  event.preventDefault()
  last = { code: "", at: 0 }
  scanned(typed.elements.kode.value)
  typed.reset()
  typed.elements.kode.focus()
})
part("sound-choice").hidden = false
part("camera").hidden = !navigator.mediaDevices?.getUserMedia
part("camera").addEventListener("click", toggle)

const sendQuietly = () => send("").catch(() => undefined)
addEventListener("online", sendQuietly)
setInterval(sendQuietly, RETRY)
fetchCodes(page.dataset.codes)
sendQuietly()
