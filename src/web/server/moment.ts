import { localeOf } from "../../kernel/words.ts";
import { spoken } from "../language.tsx";

/** Day and time as the reader's clock has them: "Nov 20, 2026, 8:41 AM". */
export const moment = (at: string): string =>
  new Intl.DateTimeFormat(localeOf[spoken()], { dateStyle: "medium", timeStyle: "short" }).format(new Date(at));

/** A day of an instant as the reader's clock has it: "Nov 20, 2026". */
export const dayOf = (at: string): string =>
  new Intl.DateTimeFormat(localeOf[spoken()], { dateStyle: "medium" }).format(new Date(at));

/** A count as the reader's language writes it. */
export const count = (number: number): string => new Intl.NumberFormat(localeOf[spoken()]).format(number);
