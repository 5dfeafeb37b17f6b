/**
 * A text of its own. A cell is a window onto the whole piece of the file it was cut from, and keeps that in memory as long as it
 * is kept itself.
 */
export const detached = (text: string): string => Buffer.from(text).toString();

/** Values by key, each kept as JSON: what a large roster needs of its other files, in a fifth of the memory of objects. */
export class Packed<Value> {
  readonly #texts = new Map<string, string>();
  /** What was asked for last: rows of one class or line item follow each other. */
  #last: { readonly key: string; readonly value: Value } | undefined;

  set(key: string, value: Value): void {
    this.#last = undefined;
    this.#texts.set(this.#texts.has(key) ? key : detached(key), JSON.stringify(value));
  }
  get(key: string): Value | undefined {
    if (this.#last?.key === key) return this.#last.value;
    const text = this.#texts.get(key);
    if (text === undefined) return undefined;
    const value = JSON.parse(text) as Value; // as it was put in
    this.#last = { key, value };
    return value;
  }
  delete(key: string): void {
    this.#last = undefined;
    this.#texts.delete(key);
  }
  /** Each value that is still there. */
  *values(): Generator<Value> {
    for (const text of this.#texts.values()) yield JSON.parse(text) as Value; // as it was put in
  }
  has(key: string): boolean {
    return this.#texts.has(key);
  }
}
