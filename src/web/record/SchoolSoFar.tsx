import "./school-so-far.css";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Award, BookHeart, type LucideIcon, Palette, Plus, Quote, Route, Scale, Star, Truck } from "lucide-react";
import { schoolYearLabel, schoolYearOf } from "../../kernel/school-year.ts";
import { gradeWords } from "../../record/grade-level.ts";
import { Block } from "../entry/Block.tsx";
import { isFamily, type View } from "../entry/open.ts";
import { spoken } from "../language.tsx";
import { useMoments } from "./moments.ts";
import { bandsOf, type Moment, type Year } from "./school-years.ts";

const icons: Readonly<Record<Moment["kind"], LucideIcon>> = {
  best: Star,
  work: Palette,
  recognition: Award,
  words: Quote,
  family: BookHeart,
  plan: Scale,
  move: Truck,
};

/** As many moments as a year has room for. */
const shown = 4;

/** The school years in a row, with the schools above them and what is worth remembering in each. */
export function SchoolSoFar({ view }: { view: View }) {
  const { t } = useLingui();
  const years = useMoments(view);
  if (years.length === 0) return null;
  const bands = bandsOf(years);
  const schools = new Set(years.flatMap(({ school }) => school ?? [])).size;
  const thisYear = schoolYearOf(view.today);
  const says =
    schools > 0 ? (
      <Plural value={schools} one="# school" other="# schools" />
    ) : (
      <Plural value={years.length} one="# school year" other="# school years" />
    );
  return (
    <Block view={view} icon={Route} title={t`School so far`} slices={["enrollment"]} says={says} className="so-far">
      <p className="quiet">
        {schools > 0 && <Plural value={schools} one="# school" other="# schools" />}
        {schools > 0 && ", "}
        <Plural value={years.length} one="# school year" other="# school years" />
      </p>
      <div className="bands" aria-hidden>
        {bands.map(({ school, years: length }, place) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a school can stand twice, its place cannot
            key={`${school} ${place}`}
            style={{ flexGrow: length }}
            data-last={place === bands.length - 1 || undefined}
            data-none={school ? undefined : true}
          >
            {school}
          </span>
        ))}
      </div>
      <ol role="list" className="years">
        {years.map((year) => (
          <YearColumn key={year.year} year={year} view={view} isNow={year.year === thisYear} />
        ))}
      </ol>
    </Block>
  );
}

function YearColumn({ year, view, isNow }: { year: Year; view: View; isNow: boolean }) {
  const { year: of, school, gradeLevel, moments } = year;
  const rest = moments.length - shown;
  return (
    <li data-now={isNow || undefined}>
      <h3>
        {gradeLevel && `${gradeWords(gradeLevel, spoken())} `}
        <span className="quiet">{isNow ? <Trans>this year</Trans> : schoolYearLabel(of)}</span>
      </h3>
      {school && <p className="year-school quiet">{school}</p>}
      <ul role="list">
        {moments.slice(0, shown).map(({ key, kind, words }) => {
          const Icon = icons[kind];
          return (
            <li key={key}>
              <Icon size={15} aria-hidden /> <span>{words}</span>
            </li>
          );
        })}
      </ul>
      {rest > 0 && (
        <p className="quiet">
          <Plural value={rest} one="and # more" other="and # more" />
        </p>
      )}
      {moments.length === 0 && !isNow && isFamily(view) && (
        <Link
          className="button dense no-print"
          to="/learners/$learnerId/memory"
          params={{ learnerId: view.learner.id }}
          search={{ year: of }}
        >
          <Plus size={16} aria-hidden /> <Trans>Add a memory</Trans>
        </Link>
      )}
    </li>
  );
}
