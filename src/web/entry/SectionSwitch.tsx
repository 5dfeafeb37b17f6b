import { Trans, useLingui } from "@lingui/react/macro";
import type { Sections } from "./sections.ts";

/** Between the whole backpack and its five sections. */
export function SectionSwitch({ sections, onChange }: { sections: Sections; onChange: (sections: Sections) => void }) {
  const { t } = useLingui();
  return (
    // biome-ignore lint/a11y/useSemanticElements: two buttons of one choice, not fields of a form
    <div className="segments section-switch no-print" role="group" aria-label={t`How to read it`}>
      <button type="button" aria-pressed={sections === undefined} onClick={() => onChange(undefined)}>
        <Trans>Whole backpack</Trans>
      </button>
      <button type="button" aria-pressed={sections === "five"} onClick={() => onChange("five")}>
        <Trans>Five sections</Trans>
      </button>
    </div>
  );
}
