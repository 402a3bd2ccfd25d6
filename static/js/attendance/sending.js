// Sends what waits, to the session each scan was made for. Nothing is forgotten before it was answered.
import { drop, waiting } from "./queue.js"

const AT_ONCE = 50
const LATE = 20000 // milliseconds, from which on the moment of the device counts instead of the server's

export class NoLine extends Error {}
export class SignedOut extends Error {}

let turn = Promise.resolve()

// One round at a time, so that no scan is sent twice at once. Resolves to the answers by the scan's number.
export function flush(token) {
  const round = turn.then(() => sendAll(token))
  turn = round.catch(() => undefined)
  return round
}

async function sendAll(token) {
  const answers = new Map()
  const addresses = Map.groupBy ? Map.groupBy(await waiting(), (scan) => scan.send) : grouped(await waiting())
  for (const [address, scans] of addresses) {
    for (let at = 0; at < scans.length; at += AT_ONCE) {
      for (const answer of await post(address, scans.slice(at, at + AT_ONCE), token)) {
        await drop(answer.nonce)
        answers.set(answer.nonce, answer)
      }
    }
  }
  return answers
}

function grouped(scans) {
  const found = new Map()
  for (const scan of scans) found.set(scan.send, [...(found.get(scan.send) ?? []), scan])
  return found
}

async function post(address, scans, token) {
  const body = scans.map(({ nonce, code, direction, at }) => ({
    nonce,
    code,
    direction,
    ...(Date.now() - at > LATE ? { at } : {}),
  }))
  let response
  try {
    response = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify(body),
    })
  } catch {
    throw new NoLine()
  }
  if (response.redirected || response.status === 403) throw new SignedOut()
  if (!response.ok) throw new NoLine()
  return (await response.json()).results
}
