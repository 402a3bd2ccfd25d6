// data-photo-picks: choosing another photo fills its words from the library where the fields are empty or untouched;
// its search field looks through the whole library at data-photos-url. A file at data-lead-file takes its place, and
// words that came from the library go, for they describe another photo.
const WORDS = ["caption", "alt", "credit"]

function fillWords(picks) {
  const form = picks.closest("form")
  const chosen = picks.querySelector("input:checked")
  const filled = Object.fromEntries(WORDS.map((name) => [name, chosen?.dataset[name]]))
  const upload = form.querySelector("[data-lead-file]")
  upload?.addEventListener("change", () => {
    for (const name of WORDS.filter((each) => upload.value && filled[each])) {
      const field = form.elements[`lead_${name}`]
      if (field.value === filled[name]) field.value = ""
      filled[name] = ""
    }
  })
  picks.addEventListener("change", (event) => {
    if (upload) upload.value = ""
    for (const name of WORDS) {
      const field = form.elements[`lead_${name}`]
      const isOwn = field.value.trim() && field.value !== filled[name]
      if (isOwn) continue
      field.value = event.target.dataset[name] ?? ""
      filled[name] = field.value
    }
  })
}

function choice(picks, photo) {
  const label = picks.querySelector("template").content.firstElementChild.cloneNode(true)
  const input = label.querySelector("input")
  const image = label.querySelector("img")
  input.value = photo.token
  for (const name of WORDS) input.dataset[name] = photo[name] ?? ""
  image.src = photo.url
  image.alt = photo.alt
  label.title = photo.caption || photo.alt
  return label
}

function search(picks, field, said) {
  let newest = 0
  let wait
  async function load() {
    const turn = ++newest
    const address = new URL(picks.dataset.photosUrl, location.href)
    address.searchParams.set("q", field.value.trim())
    const answer = await fetch(address, { headers: { Accept: "application/json" } }).then((response) => response.json()).catch(() => null)
    if (turn !== newest) return
    said.textContent = answer ? (answer.results.length ? "" : said.dataset.empty) : said.dataset.failed
    // the chosen one and "no photo" stay where they are
    picks.querySelectorAll("label:not(:has(:checked), .photo-pick--none)").forEach((label) => label.remove())
    const kept = picks.querySelector("input:checked")?.value
    answer?.results.filter((photo) => photo.token !== kept).forEach((photo) => picks.append(choice(picks, photo)))
  }
  field.addEventListener("input", (event) => {
    event.stopPropagation()
    clearTimeout(wait)
    wait = setTimeout(load, 250)
  })
  field.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault() })
}

for (const picks of document.querySelectorAll("[data-photo-picks]")) {
  fillWords(picks)
  const tools = picks.parentElement.querySelector("[data-photo-search]")
  if (!tools || !picks.dataset.photosUrl) continue
  tools.hidden = false
  search(picks, tools.querySelector("input"), tools.querySelector("[role=status]"))
}
