import "./day-one-sheet.css";
import { Trans } from "@lingui/react/macro";
import type { DayOne, Tile } from "../../insight/day-one.ts";
import { dateInWords } from "../../kernel/words.ts";
import { spoken } from "../language.tsx";
import { nameOfSupport } from "./SupportChip.tsx";

/**
 * What goes to paper and may lie on a desk: names, how to say them, what must be provided. No marks, no words of the learner, no
 * plan behind a support, no way to reach a family. One page for a class of 30.
 */
export function DayOneSheet({ day, title, today }: { day: DayOne; title: string; today: string }) {
  const date = dateInWords(today, spoken());
  return (
    <div className="only-print day-one-sheet">
      <h1>{title}</h1>
      <p>
        {day.class.school}, {date}. <Trans>For whoever teaches today.</Trans>
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Learner</Trans>
            </th>
            <th scope="col">
              <Trans>Say</Trans>
            </th>
            <th scope="col">
              <Trans>Provide today</Trans>
            </th>
            <th scope="col">
              <Trans>Here</Trans>
            </th>
            <th scope="col">
              <Trans>Note</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {day.tiles.map((tile) => (
            <tr key={tile.learnerId}>
              <th scope="row">{tile.name}</th>
              <td>{tile.pronunciation}</td>
              <td>{provided(tile).join(", ")}</td>
              <td className="tick" />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <Trans>Give this sheet back or shred it. Families can see that it was printed.</Trans>
      </p>
    </div>
  );
}

/** What to do, without why. */
const provided = ({ supports }: Tile): string[] => [...new Set(supports.map((each) => said(each)))];
const said = (support: Tile["supports"][number]) =>
  support.basis === "english-learner" && support.level ? `${support.title}, ${support.level}` : nameOfSupport(support);
