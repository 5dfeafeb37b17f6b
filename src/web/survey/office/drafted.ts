import type { ProtectedArea } from "../../../privacy/protected-area.ts";
import type { InstrumentDefinition } from "../../../profile/instrument.ts";
import { nameOf } from "../../custom/office/drafted.ts";

/** One item as the form holds it. `scale` is the place of its scale. */
export interface DraftedItem {
  readonly key?: string;
  readonly en: string;
  readonly es: string;
  readonly scale: number;
  readonly area: ProtectedArea | "";
  readonly isReversed: boolean;
}
/** A questionnaire as the form holds it: choices and scales one on each line, English / Spanish. */
export interface DraftedInstrument {
  readonly titleEn: string;
  readonly titleEs: string;
  readonly aboutEn: string;
  readonly aboutEs: string;
  readonly publisher: string;
  readonly choices: string;
  readonly scales: string;
  readonly scaleKeys: readonly string[];
  readonly items: readonly DraftedItem[];
}

/** A new item, of the first scale and of no protected subject. */
export const newItem: DraftedItem = { en: "", es: "", scale: 0, area: "", isReversed: false };
/** An empty form. */
export const newInstrument: DraftedInstrument = {
  ...{ titleEn: "", titleEs: "", aboutEn: "", aboutEs: "", publisher: "", scales: "", scaleKeys: [], items: [newItem] },
  choices: "Never / Nunca\nSometimes / A veces\nOften / A menudo\nAlways / Siempre",
};

interface Both {
  readonly en: string;
  readonly es: string;
}
const both = (en: string, es: string): Both => ({ en: en.trim() || es.trim(), es: es.trim() || en.trim() });
const line = ({ en, es }: Both) => `${en} / ${es}`;
/** The lines of a text, each in both languages; what has no slash says the same in both. */
export const linesOf = (text: string): Both[] =>
  text
    .split("\n")
    .filter((each) => each.trim() !== "")
    .map((each) => {
      const [en = "", es = ""] = each.split("/");
      return both(en, es);
    });

/** A questionnaire of the registry as the form begins with it. */
export function draftedOf({
  title,
  about,
  publisher,
  choices,
  scales,
  items,
}: InstrumentDefinition): DraftedInstrument {
  return {
    ...{ titleEn: title.en, titleEs: title.es, aboutEn: about.en, aboutEs: about.es, publisher: publisher ?? "" },
    choices: choices.map(line).join("\n"),
    scales: scales.map((each) => line(each.title)).join("\n"),
    scaleKeys: scales.map(({ key }) => key),
    items: items.map(({ key, text, scale, area, isReversed }) => ({
      ...{ key, en: text.en, es: text.es, area: area ?? "", isReversed: isReversed === true },
      scale: scales.findIndex((each) => each.key === scale),
    })),
  };
}

/** What was drafted. Keys follow from the English words, and stay what they were. */
export function instrumentOf(drafted: DraftedInstrument): InstrumentDefinition {
  const scaleKeys = new Set(drafted.scaleKeys);
  const scales = linesOf(drafted.scales).map((title, at) => {
    const key = drafted.scaleKeys[at] ?? nameOf(title.en, at, scaleKeys);
    scaleKeys.add(key);
    return { key, title };
  });
  const keys = new Set(drafted.items.flatMap(({ key }) => key ?? []));
  return {
    title: both(drafted.titleEn, drafted.titleEs),
    about: both(drafted.aboutEn, drafted.aboutEs),
    ...(drafted.publisher.trim() && { publisher: drafted.publisher.trim() }),
    choices: linesOf(drafted.choices),
    scales,
    items: drafted.items.map((item, at) => {
      const key = item.key ?? nameOf(item.en || item.es, at, keys);
      keys.add(key);
      return {
        ...{ key, text: both(item.en, item.es), scale: scales[item.scale]?.key ?? scales[0]?.key ?? "" },
        ...(item.isReversed && { isReversed: true }),
        ...(item.area !== "" && { area: item.area }),
      };
    }),
  };
}
