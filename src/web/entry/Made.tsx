import "./made.css";
import { useLingui } from "@lingui/react/macro";
import { FlaskConical } from "lucide-react";

/** The mark of a fact that was made up for the sample district. Always the same, wherever such a fact stands. */
export function Made({ words = false }: { words?: boolean }) {
  const { t } = useLingui();
  const said = t`Made up for the sample`;
  return (
    <span className="made" title={said}>
      <FlaskConical size={13} aria-hidden />
      <span className={words ? undefined : "visually-hidden"}>{said}</span>
    </span>
  );
}
