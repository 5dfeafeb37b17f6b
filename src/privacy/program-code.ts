/** Without letters and digits that look alike (Crockford's base 32). */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A code for a family out of random bytes, each one a character: `7KQ2-M9XA`. */
export const codeOf = (bytes: Uint8Array): string => group([...bytes].map((byte) => alphabet[byte % 32]).join(""));

const group = (text: string) => text.match(/.{1,4}/g)?.join("-") ?? "";

/** A code as it is stored, however somebody types it: small letters, spaces, an O for a zero. */
export const writeCode = (typed: string): string =>
  group(
    typed
      .toUpperCase()
      .replaceAll(/[^0-9A-Z]/g, "")
      .replaceAll("O", "0")
      .replaceAll(/[IL]/g, "1"),
  );
