import { createHash, randomBytes } from "node:crypto";

/** A secret for a cookie or a link: 256 random bits in the URL-safe alphabet. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** How a token is stored: a table that is stolen opens nothing. */
export const hashOfToken = (token: string): Buffer => createHash("sha256").update(token).digest();
