import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { Field } from "../../shell/Field.tsx";
import { familyQuery } from "../family/queries.ts";

/** Which parent claims the learner. */
export function DependentParent({ learnerId }: { learnerId: string }) {
  const { t } = useLingui();
  const id = useId();
  const { data: family } = useQuery(familyQuery(learnerId));
  const adults = [...new Set(family?.guardianships.map(({ guardianId }) => guardianId))];
  return (
    <Field id={id} label={<Trans>Which parent</Trans>}>
      {(props) => (
        <select {...props} name="guardianId" required defaultValue="">
          <option value="">{t`Choose`}</option>
          {adults.map((each) => (
            <option key={each} value={each}>
              {family?.names.get(each) ?? t`Adult without a name here`}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
