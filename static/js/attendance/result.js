// The big answer at the door: colour, words, name; a tone only for those who asked for it.
const TONES = { ok: [880, 0.12], already: [660, 0.12], offline: [880, 0.12] }
const TROUBLE = [196, 0.35]

let audio

export function show(box, { result, sentence, name = "", detail = "" }) {
  const line = (kind, words) => {
    const p = document.createElement("p")
    p.className = `scan-result__${kind}`
    const bdi = document.createElement("bdi")
    bdi.textContent = words
    p.append(bdi)
    return p
  }
  box.className = `scan-result scan-result--${result}`
  box.replaceChildren(line("said", sentence))
  if (name) box.append(line("name", name))
  if (detail) box.append(line("detail", detail))
}

// What was refused later, when the line came back and the person had gone on.
export function note(list, words) {
  const item = document.createElement("li")
  item.textContent = words
  list.append(item)
  list.hidden = false
}

export function sound(result) {
  const [pitch, seconds] = TONES[result] ?? TROUBLE
  audio ??= new AudioContext()
  const tone = audio.createOscillator()
  tone.frequency.value = pitch
  tone.connect(audio.destination)
  tone.start()
  tone.stop(audio.currentTime + seconds)
}
