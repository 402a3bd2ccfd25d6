// Scans that wait for a line, kept by the browser until the server has answered for each of them.
const STORE = "scans"

const request = (asked) =>
  new Promise((done, failed) => {
    asked.onsuccess = () => done(asked.result)
    asked.onerror = () => failed(asked.error)
  })

let opened

function database() {
  if (!opened) {
    const asked = indexedDB.open("presensi", 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "nonce" })
    opened = request(asked)
  }
  return opened
}

const store = async (mode) => (await database()).transaction(STORE, mode).objectStore(STORE)

export const keep = async (scan) => request((await store("readwrite")).put(scan))
export const drop = async (nonce) => request((await store("readwrite")).delete(nonce))
export const waiting = async () => request((await store("readonly")).getAll())
