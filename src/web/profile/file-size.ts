import { localeOf } from "../../kernel/words.ts";
import { spoken } from "../language.tsx";

const units = [
  { unit: "gigabyte", bytes: 1_000_000_000 },
  { unit: "megabyte", bytes: 1_000_000 },
  { unit: "kilobyte", bytes: 1_000 },
] as const;

/** Bytes as people read them: "2.4 MB". Under a kilobyte it is one. */
export function sizeWords(bytes: number): string {
  const { unit, bytes: one } = units.find((each) => bytes >= each.bytes) ?? units[2];
  const shown = Math.max(1, bytes / one);
  return new Intl.NumberFormat(localeOf[spoken()], {
    style: "unit",
    unit,
    maximumFractionDigits: shown < 10 ? 1 : 0,
  }).format(shown);
}
