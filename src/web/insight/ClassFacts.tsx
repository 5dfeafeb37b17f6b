import "./class-facts.css";
import { Plural, Trans } from "@lingui/react/macro";
import { Rocket, Scale, Sparkle } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { DayOne } from "../../insight/day-one.ts";
import { ReadinessBars } from "./ReadinessBars.tsx";
import { StrengthsSheet } from "./StrengthsSheet.tsx";
import { SupportsSheet } from "./SupportsSheet.tsx";
import { UnitSwitch } from "./UnitSwitch.tsx";

const shownSupports = 4;
const shownStrengths = 3;

interface Props {
  readonly day: DayOne;
  readonly onUnit: (unit: number) => void;
}

/** The three facts a teacher needs in the first half minute: what to provide, what the class brings, how ready it is. */
export function ClassFacts({ day, onUnit }: Props) {
  const [open, setOpen] = useState<"supports" | "strengths">();
  const { provide, englishLearners, brings, readiness, unit, units } = day;
  const shared = brings.filter(({ kind }) => kind !== "languages").slice(0, shownStrengths);
  const languages = brings.find(({ kind }) => kind === "languages");
  const rest = provide.length - shownSupports;
  const isNone = provide.length === 0 && englishLearners === 0;
  return (
    <section className="panel class-facts">
      <div>
        <h2>
          <Scale size={18} aria-hidden /> <Trans>Provide from day one</Trans>
        </h2>
        <p>
          {isNone && <Trans>No support is on record for this class.</Trans>}
          {provide.slice(0, shownSupports).map(({ title, basis, count }, place) => (
            <span key={`${basis} ${title}`}>
              {place > 0 && ", "}
              {title} {count}
            </span>
          ))}
          {rest > 0 && (
            <>
              {" "}
              <Plural value={rest} one="and # more" other="and # more" />
            </>
          )}
          {provide.length > 0 && ". "}
          {englishLearners > 0 && (
            <Plural value={englishLearners} one="# is learning English." other="# are learning English." />
          )}{" "}
          {!isNone && <More onPress={() => setOpen("supports")}>{<Trans>What to set up</Trans>}</More>}
        </p>
      </div>
      <div>
        <h2>
          <Sparkle size={18} aria-hidden /> <Trans>What this class brings</Trans>
        </h2>
        <p>
          {shared.map(({ what, count }, place) => (
            <span key={what}>
              {place > 0 && ", "}
              {what} {count}
            </span>
          ))}
          {shared.length > 0 && ". "}
          {languages && (
            <Plural
              value={languages.count}
              one="# speaks two languages or more."
              other="# speak two languages or more."
            />
          )}{" "}
          <More onPress={() => setOpen("strengths")}>
            <Trans>All strengths</Trans>
          </More>
        </p>
      </div>
      <div>
        <h2>
          <Rocket size={18} aria-hidden /> <UnitSwitch units={units} unit={unit} onUnit={onUnit} />
        </h2>
        {unit ? (
          <ReadinessBars readiness={readiness} />
        ) : (
          <p className="quiet">
            <Trans>No standards are known for this course yet. They come with the course's framework.</Trans>
          </p>
        )}
      </div>
      {open === "supports" && <SupportsSheet day={day} onClose={() => setOpen(undefined)} />}
      {open === "strengths" && <StrengthsSheet tiles={day.tiles} onClose={() => setOpen(undefined)} />}
    </section>
  );
}

const More = ({ onPress, children }: { onPress: () => void; children: ReactNode }) => (
  <button type="button" className="link no-print" aria-haspopup="dialog" onClick={onPress}>
    {children}
  </button>
);
