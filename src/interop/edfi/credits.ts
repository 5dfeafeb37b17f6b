import type { Reading } from "./reading.ts";

/** Credits, in a part of that name or by themselves; Data Standard 2 calls one `Credit`. Negative ones are none. */
export function creditsIn(reading: Reading, name: string): number | undefined {
  const part = reading.within(name);
  const found =
    part?.number("Credits") ?? part?.number("Credit") ?? (part?.element.text ? reading.number(name) : undefined);
  return found !== undefined && found >= 0 ? found : undefined;
}
