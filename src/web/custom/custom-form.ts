import { t } from "@lingui/core/macro";
import type { CustomWriting } from "../../profile/custom-element.ts";
import { say } from "../language.tsx";
import { ownNamed } from "../own-kinds.ts";
import type { FormField, Writing } from "../profile/written.ts";

/** How the fields of an own element are drawn by the form that draws all others. */
const drawnAs: Readonly<Record<CustomWriting, Writing>> = {
  ...{ line: "line", prose: "prose", lines: "lines", number: "number", date: "date", yes: "either", choice: "choice" },
};

/** The form of a district's own element; `undefined` for kinds of Daypack's own. */
export function customFields(kind: string): readonly FormField[] | undefined {
  const fields = ownNamed(kind)?.element.definition.fields;
  return fields?.map(({ name, label, as, needed, choices }) => ({
    name,
    as: drawnAs[as],
    label: say(label),
    ...(needed && { needs: t`${say(label)} is needed.` }),
    ...(as === "lines" && { hint: t`One on each line.` }),
    ...(as === "yes" && {
      choices: [
        { value: "yes", label: t`Yes` },
        { value: "no", label: t`No` },
      ],
    }),
    ...(choices && { choices: choices.map((each) => ({ value: each.value, label: say(each.label) })) }),
  }));
}
