import { hash, verify } from "@node-rs/argon2";
import { Problem } from "../kernel/problem.ts";

/** Argon2id with the parameters of RFC 9106's second choice for servers, as OWASP lists them: 19 MiB, 2 passes. */
const argon2id = 2; // the library's enum exists only for the compiler
const parameters = { algorithm: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const shortest = 10;
const longest = 200;

/** Long is what counts (NIST SP 800-63B 3.1.1): no rules about symbols. Throws `account-refused`. */
export function checkPassword(password: string): void {
  if (password.length < shortest || password.length > longest) {
    throw new Problem("account-refused", {
      en: `A password has at least ${shortest} characters. A few words in a row are good.`,
      es: `La contraseña tiene al menos ${shortest} caracteres. Unas palabras seguidas sirven bien.`,
    });
  }
}

/** Argon2id, with its salt and parameters in the text, so that they can be raised without anybody's new password. */
export const hashPassword = (password: string): Promise<string> => hash(password, parameters);

let decoy: Promise<string> | undefined;

/** Whether a password fits. Takes as long when there is no such account, so that time does not tell who has one. */
export async function fits(passwordHash: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword("nobody's password");
  const matches = await verify(passwordHash ?? (await decoy), password.slice(0, longest));
  return matches && passwordHash !== undefined;
}
