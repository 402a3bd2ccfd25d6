// data-autosave="address" on the writing form: sends what is typed to the person's buffer after a pause; without a
// connection or session it stays in this browser (data-store is its key) until it could be sent.
const PAUSE = 3000
const RETRY = 15000

function fields(form) {
  const data = {}
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && !["csrfmiddlewaretoken", "base", "action"].includes(name)) (data[name] ??= []).push(value)
  }
  return data
}

function attach(form) {
  const state = form.querySelector("[data-save-state]")
  const key = form.dataset.store
  let wait
  let newest = 0

  const say = (words) => { state.textContent = words }
  const draft = () => JSON.stringify({ base: form.elements.base.value, data: fields(form) })
  const later = (pause) => { clearTimeout(wait); wait = setTimeout(save, pause) }

  async function save() {
    const turn = ++newest
    const body = draft()
    const response = await send(form, body)
    if (turn !== newest) return
    if (response?.ok && !response.redirected) {
      forget(key)
      const answer = await response.json()
      say([answer.said, answer.newer].filter(Boolean).join(". "))
      return
    }
    remember(key, body)
    say(response ? state.dataset.signedOut : state.dataset.offline)
    later(RETRY)
  }

  form.addEventListener("input", () => { say(state.dataset.typing); later(PAUSE) })
  form.addEventListener("submit", () => { clearTimeout(wait); newest += 1; remember(key, draft()) })
  window.addEventListener("online", () => { if (recall(key)) later(0) })
  offer(form, key)
}

const send = (form, body) => fetch(form.dataset.autosave, {
  method: "POST",
  body,
  headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
}).catch(() => null)

// A browser without storage (private window, full disk) still has the buffer on the server.
const remember = (key, body) => { try { localStorage.setItem(key, body) } catch { /* see above */ } }
const recall = (key) => { try { return localStorage.getItem(key) } catch { return null } }
const forget = (key) => { try { localStorage.removeItem(key) } catch { /* see above */ } }

// A copy left by an earlier visit is offered, unless this page shows the same words.
function offer(form, key) {
  const copy = recall(key)
  const notice = document.querySelector("[data-local-copy]")
  if (!copy || !notice) return
  if (copy.endsWith(JSON.stringify({ data: fields(form) }).slice(1))) return
  notice.hidden = false
  notice.querySelector("[data-local-discard]").addEventListener("click", () => { forget(key); notice.hidden = true })
  notice.querySelector("[data-local-restore]").addEventListener("click", async () => {
    const response = await send(form, copy)
    if (!response?.ok || response.redirected) return
    forget(key)
    location.assign("?pulihkan=1")
  })
}

document.querySelectorAll("form[data-autosave]").forEach(attach)
