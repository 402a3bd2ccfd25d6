// data-needs-connection on a form: it leaves the page only when the newsroom answers; otherwise the page stays, and
// says so in [data-save-state]. A browser that thinks itself connected may still reach nothing, so we ask.
const PATIENCE = 8000

const answers = () => navigator.onLine && fetch(import.meta.url, {
  method: "HEAD",
  cache: "no-store",
  signal: AbortSignal.timeout(PATIENCE),
}).then(() => true, () => false)

function attach(form) {
  const state = form.querySelector("[data-save-state]")
  let asking = false
  let sure = false

  form.addEventListener("submit", async (event) => {
    if (sure) return
    event.preventDefault()
    if (asking) return
    asking = true
    const connected = await answers()
    asking = false
    if (!connected) {
      state.textContent = state.dataset.notSent
      return
    }
    sure = true
    form.requestSubmit(event.submitter)
    sure = false
  })
}

document.querySelectorAll("form[data-needs-connection]").forEach(attach)
