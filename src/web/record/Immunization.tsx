import { Plural, Trans } from "@lingui/react/macro";
import { dateInWords } from "../../kernel/words.ts";
import { immunization, standingIn } from "../../record/immunization.ts";
import { ItemActions } from "../entry/ItemActions.tsx";
import { itemsOf, summaryOf, type View } from "../entry/open.ts";
import { EntrySaid, PartSaid } from "../entry/Said.tsx";
import { spoken } from "../language.tsx";

/** Whether anything of vaccines is open to who reads. */
export const hasImmunization = (view: View): boolean =>
  itemsOf(view, immunization).length > 0 || summaryOf(view, immunization) !== undefined;

/** Whether the vaccines that the state asks for are there, and at detail each dose. */
export function Immunization({ view }: { view: View }) {
  const [newest] = itemsOf(view, immunization);
  const summary = summaryOf(view, immunization);
  const standing = summary && standingIn(summary.value, spoken());
  const doses = newest?.body.doses ?? [];
  return (
    <div className="rows">
      <div>
        <div className="row-head">
          <span className="row-title">
            <Trans>Vaccines: {standing ?? newest?.body.compliance}</Trans>
          </span>
          {newest && <ItemActions view={view} entry={newest.entry} title={immunization.title[spoken()]} />}
        </div>
        {newest?.body.exemption && (
          <p>
            <Trans>Exemption: {newest.body.exemption}</Trans>
          </p>
        )}
        {doses.length > 0 && (
          <details className="why">
            <summary>
              <Plural value={doses.length} one="# vaccine with its dates" other="# vaccines with their dates" />
            </summary>
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">
                    <Trans>Vaccine</Trans>
                  </th>
                  <th scope="col">
                    <Trans>Doses</Trans>
                  </th>
                </tr>
              </thead>
              <tbody>
                {doses.map(({ vaccine, on }) => (
                  <tr key={vaccine}>
                    <th scope="row">{vaccine}</th>
                    <td>{on.map((each) => dateInWords(each, spoken(), "medium")).join("; ")}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        )}
        {newest ? (
          <EntrySaid view={view} entry={newest.entry} />
        ) : (
          summary && <PartSaid view={view} part={summary.part} />
        )}
      </div>
    </div>
  );
}
