// data-focus: a click on the photo fills the two numbers of its focal point; the mark follows the numbers.
for (const figure of document.querySelectorAll("[data-focus]")) {
  const picture = figure.querySelector("img")
  const mark = figure.querySelector("[data-focus-mark]")
  const across = document.querySelector("[name=focus_x]")
  const down = document.querySelector("[name=focus_y]")

  const show = () => {
    mark.hidden = !(across.checkValidity() && down.checkValidity())
    mark.style.left = `${(picture.offsetWidth * across.value) / 100}px`
    mark.style.top = `${(picture.offsetHeight * down.value) / 100}px`
  }

  picture.addEventListener("click", (event) => {
    across.value = Math.round((event.offsetX * 100) / picture.offsetWidth)
    down.value = Math.round((event.offsetY * 100) / picture.offsetHeight)
    show()
  })
  for (const field of [across, down]) field.addEventListener("input", show)
  addEventListener("resize", show)
  picture.addEventListener("load", show)
  figure.querySelector("[data-focus-help]").hidden = false
  show()
}
