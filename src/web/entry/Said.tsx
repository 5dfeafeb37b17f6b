import "./said.css";
import { useLingui } from "@lingui/react/macro";
import type { Entry } from "../../entry/entry.ts";
import { type IsoDate, isDate } from "../../kernel/date.ts";
import { dateInWords } from "../../kernel/words.ts";
import { spoken } from "../language.tsx";
import { type FaceKind, faceIcons, faceOf } from "./faces.ts";
import { Made } from "./Made.tsx";
import { dateOf, type Part, type View } from "./open.ts";

interface LineProps {
  readonly face: FaceKind;
  readonly who: string;
  readonly on?: IsoDate | undefined;
  readonly generated?: boolean | undefined;
  /** The date is where something began. */
  readonly isSince?: boolean | undefined;
}

/** A face and a date, small, under a fact: who said it and when. */
export function SaidLine({ face, who, on, generated, isSince }: LineProps) {
  const { t } = useLingui();
  const Icon = faceIcons[face];
  const kinds: Readonly<Record<FaceKind, string>> = {
    school: t`School record`,
    said: t`Said by learner, family or helper`,
    suggested: t`Suggested`,
    legal: t`Legal plan`,
  };
  const said = on && isDate(on) ? dateInWords(on, spoken(), "medium") : undefined;
  const date = said && isSince ? t`since ${said}` : said;
  return (
    <span className="said quiet" data-face={face}>
      <Icon size={14} aria-hidden />
      <span className="visually-hidden">{kinds[face]}: </span>
      <span>{[who, date].filter(Boolean).join(" · ")}</span>
      {generated && <Made />}
    </span>
  );
}

/** Who somebody is, in the reader's words: oneself, the learner by name, family, staff and sources by theirs. */
export function useWho(view: View): (author: { id: string; kind: string; name?: string }) => string {
  const { t } = useLingui();
  return ({ id, kind, name }) => {
    if (id === view.me) return t`You`;
    if (kind === "learner") return view.name;
    if (kind === "guardian") return t`Family`;
    return name ?? t`School`;
  };
}

interface EntryProps {
  readonly view: View;
  readonly entry: Entry;
  readonly face?: FaceKind;
  /** Who chose or assessed, where the entry names somebody besides its author. */
  readonly who?: string | undefined;
  /** When what it says began, where that tells more than when it was said. */
  readonly since?: IsoDate | undefined;
}

/** The face and date of one entry. */
export function EntrySaid({ view, entry, face, who, since }: EntryProps) {
  const nameOf = useWho(view);
  const { provenance } = entry;
  return (
    <SaidLine
      face={face ?? faceOf(provenance)}
      who={who || nameOf(provenance.author)}
      on={since ?? dateOf(entry)}
      isSince={since !== undefined}
      generated={provenance.method === "generated"}
    />
  );
}

/** The face and date of a summary, which may have several authors. */
export function PartSaid({ view, part, face }: { view: View; part: Part; face?: FaceKind }) {
  const nameOf = useWho(view);
  const [first, ...others] = part.authors;
  const names = [...new Set((first ? [first, ...others] : []).map(nameOf))].slice(0, 2).join(", ");
  return (
    <SaidLine
      face={face ?? (first ? faceOf({ method: "reported", author: first }) : "school")}
      who={names}
      on={part.asOf}
      generated={part.generated}
    />
  );
}
