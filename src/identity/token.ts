import { createHash, randomBytes } from "node:crypto";

/** A secret for a cookie or a link: 256 random bits in the URL-safe alphabet. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** How a token is stored: a table that is stolen opens nothing. */
export const hashOfToken = (token: string): Buffer => createHash("sha256").update(token).digest();

/** A password a person can read aloud and type: four groups of five, about 95 bits, without letters that look alike. */
export function newPassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const group = () => Array.from(randomBytes(5), (byte) => letters[byte % letters.length]).join("");
  return Array.from({ length: 4 }, group).join("-");
}
