import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { companionsQuery } from "./goals/queries.ts";
import type { WrittenPerson } from "./written.ts";

interface Props {
  readonly label: string;
  readonly people: readonly WrittenPerson[];
  readonly onChange: (people: readonly WrittenPerson[]) => void;
}

/** Who is with the learner: people whom Daypack knows, each by the name they are called, and whether they may change it too. */
export function PeopleField({ label, people, onChange }: Props) {
  const { t } = useLingui();
  const { learnerId = "" } = useParams({ strict: false });
  const { data: known = [] } = useQuery(companionsQuery(learnerId));
  const offered = known.filter(({ capacity }) => capacity !== "learner");
  const gone = people.filter(({ subjectId }) => !known.some((each) => each.subjectId === subjectId));
  const capacities: Readonly<Record<string, string>> = {
    guardian: t`Family`,
    teacher: t`Teacher`,
    support: t`Counselor or support team`,
  };
  const rows = [
    ...offered.map(({ subjectId, name, capacity, classes }) => ({
      subjectId,
      called: name ?? capacities[capacity] ?? "",
      what: classes.length > 0 ? classes.join(", ") : name && capacities[capacity],
    })),
    ...gone.map(({ subjectId, name }) => ({ subjectId, called: name, what: undefined })),
  ];
  if (rows.length === 0) return null;
  const change = (person: WrittenPerson | undefined, subjectId: string) =>
    onChange([...people.filter((each) => each.subjectId !== subjectId), ...(person ? [person] : [])]);
  return (
    <fieldset className="field people-field">
      <legend className="label">{label}</legend>
      <p className="quiet">
        <Trans>Naming somebody shows them nothing new. What they see is chosen under Who sees what.</Trans>
      </p>
      {rows.map(({ subjectId, called, what }) => {
        const person = people.find((each) => each.subjectId === subjectId);
        return (
          <div key={subjectId}>
            <label className="check">
              <input
                type="checkbox"
                checked={person !== undefined}
                onChange={({ target }) => change(target.checked ? { subjectId, name: called } : undefined, subjectId)}
              />
              <span>
                {called} {what && <span className="quiet">{what}</span>}
              </span>
            </label>
            {person && (
              <label className="check people-writes">
                <input
                  type="checkbox"
                  checked={person.writes === true}
                  onChange={({ target }) => {
                    const { writes: _, ...plain } = person;
                    change(target.checked ? { ...plain, writes: true } : plain, subjectId);
                  }}
                />
                <span>
                  <Trans>{called} may change it too</Trans>
                </span>
              </label>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
