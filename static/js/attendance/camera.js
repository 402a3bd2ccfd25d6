// Reads QR codes from the camera: with the browser's own reader, else with one that is loaded only then.
const PAUSE = 120 // milliseconds between looks
const WIDEST = 800 // pixels that are looked at; more only costs time

export async function start(video, fallback, found) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } })
  video.srcObject = stream
  await video.play()
  const read = (await native()) ?? (await loaded(fallback))
  let on = true
  const look = async () => {
    if (!on) return
    const code = video.readyState >= 2 ? await read(video).catch(() => "") : ""
    if (code && on) found(code)
    setTimeout(look, PAUSE)
  }
  look()
  return () => {
    on = false
    for (const track of stream.getTracks()) track.stop()
    video.srcObject = null
  }
}

async function native() {
  if (!("BarcodeDetector" in globalThis)) return null
  const formats = await BarcodeDetector.getSupportedFormats().catch(() => [])
  if (!formats.includes("qr_code")) return null
  const detector = new BarcodeDetector({ formats: ["qr_code"] })
  return async (video) => (await detector.detect(video))[0]?.rawValue ?? ""
}

async function loaded(address) {
  await import(address) // sets jsQR
  const canvas = document.createElement("canvas")
  const pen = canvas.getContext("2d", { willReadFrequently: true })
  return async (video) => {
    const scale = Math.min(1, WIDEST / video.videoWidth)
    canvas.width = Math.round(video.videoWidth * scale)
    canvas.height = Math.round(video.videoHeight * scale)
    pen.drawImage(video, 0, 0, canvas.width, canvas.height)
    const { data, width, height } = pen.getImageData(0, 0, canvas.width, canvas.height)
    return globalThis.jsQR(data, width, height, { inversionAttempts: "dontInvert" })?.data ?? ""
  }
}
