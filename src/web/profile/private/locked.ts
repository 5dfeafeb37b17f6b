/**
 * Private notes under lock. The key is made of a passphrase by PBKDF2-HMAC-SHA-256 with 600,000 rounds and a salt of its own (OWASP
 * Password Storage, 2023), and seals with AES-GCM of 256 bits and a fresh nonce for every save; all of it the browser's own
 * WebCrypto. Without the passphrase nobody reads the notes, and nobody can give it back.
 */
export interface LockedNotes {
  readonly format: "daypack-private-notes";
  readonly version: 1;
  readonly rounds: number;
  /** Base64, as the next two. */
  readonly salt: string;
  readonly nonce: string;
  readonly sealed: string;
}

/** One note. `about` is what its writer calls it: a name here is known to this device alone. */
export interface PrivateNote {
  readonly id: string;
  readonly about: string;
  readonly text: string;
  readonly at: string;
}

/** What opened notes are sealed with again. It cannot be taken out of the browser, and goes with the page. */
export interface NotesKey {
  readonly key: CryptoKey;
  readonly salt: string;
  readonly rounds: number;
}

const rounds = 600_000;
const saltBytes = 16;
const nonceBytes = 12;

const toBase64 = (bytes: Uint8Array<ArrayBuffer>): string =>
  btoa(Array.from(bytes, (each) => String.fromCharCode(each)).join(""));
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (each) => each.charCodeAt(0));

async function keyOf(passphrase: string, salt: string, howMany: number): Promise<NotesKey> {
  const typed = new TextEncoder().encode(passphrase.normalize("NFKC"));
  const material = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: fromBase64(salt), iterations: howMany };
  const key = await crypto.subtle.deriveKey(how, material, { name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  return { key, salt, rounds: howMany };
}

/** A key for new notes. */
export const newKey = (passphrase: string): Promise<NotesKey> =>
  keyOf(passphrase, toBase64(crypto.getRandomValues(new Uint8Array(saltBytes))), rounds);

/** Seals notes; the length of what is sealed tells nothing finer than a kilobyte. */
export async function seal(
  { key, salt, rounds: howMany }: NotesKey,
  notes: readonly PrivateNote[],
): Promise<LockedNotes> {
  const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
  const plain = new TextEncoder().encode(JSON.stringify(notes));
  const padded = new Uint8Array(Math.ceil((plain.length + 1) / 1024) * 1024).fill(0x20); // JSON does not mind spaces at its end
  padded.set(plain);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, key, padded);
  return {
    ...{ format: "daypack-private-notes", version: 1, rounds: howMany, salt },
    ...{ nonce: toBase64(nonce), sealed: toBase64(new Uint8Array(sealed)) },
  };
}

/** Opens notes; `undefined` where the passphrase is another one, or a byte was changed. */
export async function unlock(
  locked: LockedNotes,
  passphrase: string,
): Promise<{ readonly key: NotesKey; readonly notes: readonly PrivateNote[] } | undefined> {
  const key = await keyOf(passphrase, locked.salt, locked.rounds);
  try {
    const how = { name: "AES-GCM", iv: fromBase64(locked.nonce) };
    const plain = await crypto.subtle.decrypt(how, key.key, fromBase64(locked.sealed));
    return { key, notes: JSON.parse(new TextDecoder().decode(plain)) as PrivateNote[] }; // sealed by nobody else
  } catch {
    return undefined;
  }
}

/** Whether a file is one that was saved here. Rounds are bounded, or a made-up file would keep the browser busy for a day. */
export function isLocked(given: unknown): given is LockedNotes {
  const { format, version, rounds: howMany, salt, nonce, sealed } = (given ?? {}) as Partial<LockedNotes>;
  const isText = [salt, nonce, sealed].every((each) => typeof each === "string" && /^[A-Za-z0-9+/]+={0,2}$/.test(each));
  return (
    format === "daypack-private-notes" &&
    version === 1 &&
    isText &&
    typeof howMany === "number" &&
    howMany >= 100_000 &&
    howMany <= 5_000_000
  );
}
