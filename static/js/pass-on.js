// data-copy="address" copies it and says so; data-print prints. data-script-only shows up only with this module.
for (const part of document.querySelectorAll("[data-script-only]")) part.hidden = false

const status = document.querySelector("[data-copy-status]")

for (const button of document.querySelectorAll("[data-copy]")) {
  const label = button.querySelector("span")
  const words = label.textContent
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy)
    } catch {
      window.prompt(words, button.dataset.copy) // no clipboard without https
      return
    }
    label.textContent = status.textContent = button.dataset.copied
    setTimeout(() => { label.textContent = words; status.textContent = "" }, 4000)
  })
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => window.print())
}
