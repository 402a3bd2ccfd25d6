// The library over HTTP: a list that can be searched, and uploading.

// Fills the list with choices as the search field changes; `photos` maps tokens to what the server said.
export function showPhotos(form, url, photos, choose) {
  const list = form.querySelector("[data-photos]")
  const status = form.querySelector("[data-status]")
  let newest = 0

  async function load(address, isMore) {
    const turn = ++newest
    status.textContent = status.dataset.loading
    const answer = await fetch(address, { headers: { Accept: "application/json" } })
      .then((response) => (response.ok ? response.json() : null))
      .catch(() => null)
    if (turn !== newest || !form.isConnected) return
    if (!isMore) list.replaceChildren()
    answer?.results.forEach((photo) => {
      photos.set(photo.token, photo)
      list.append(choice(form, photo))
    })
    more(answer?.next)
    const empty = list.childElementCount ? "" : status.dataset.empty
    status.textContent = answer ? empty : status.dataset.failed
  }

  function more(next) {
    const button = form.querySelector("[data-more]")
    button.hidden = !next
    button.onclick = next ? () => load(new URL(next, location.href), true) : null
  }

  function search() {
    const address = new URL(url, location.href)
    if (form.elements.q.value.trim()) address.searchParams.set("q", form.elements.q.value.trim())
    load(address, false)
  }

  let wait
  form.elements.q.addEventListener("input", () => {
    clearTimeout(wait)
    wait = setTimeout(search, 250)
  })
  form.elements.q.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return
    event.preventDefault()
    search()
  })
  list.addEventListener("change", (event) => choose(photos.get(event.target.value)))
  search()
}

function choice(form, photo) {
  const item = form.querySelector("[data-photo]").content.firstElementChild.cloneNode(true)
  item.querySelector("input").value = photo.token
  item.querySelector("img").src = photo.url
  item.querySelector("span").textContent = photo.caption || photo.alt || photo.token
  return item
}

// Sends the chosen file with its words: {photo} or {errors} by field.
export async function upload(form, url, csrf) {
  const body = new FormData()
  body.set("file", form.elements.file.files[0])
  for (const name of ["caption", "alt", "credit"]) body.set(name, form.elements[name].value.trim())
  const headers = { Accept: "application/json", "X-CSRFToken": csrf }
  const failed = { errors: { "": [form.dataset.failed] } }
  const response = await fetch(url, { method: "POST", body, headers }).catch(() => null)
  const answer = await response?.json().catch(() => null)
  if (response?.status === 201) return { photo: answer }
  return response?.status === 400 && answer?.errors ? { errors: answer.errors } : failed
}
