import "./show-less.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { api } from "../api.ts";
import { givenName } from "../shell/children.ts";
import { useScope } from "./ChoiceScope.tsx";

/** At 16 and 17 a guardian may let the learner share own work. Every guardian who said something must say yes. */
export function TrustSwitch() {
  const { t } = useLingui();
  const { menu, child, isOwn, change } = useScope();
  if (!menu.trust) return null;
  const { trusted, mine = false } = menu.trust;
  const name = givenName(child);
  const path = `/learners/${child.id}/trust`;
  const set = (wanted: boolean) =>
    change(
      wanted ? t`Saved. ${name} may share own work.` : t`Saved. ${name} may no longer share own work.`,
      () => api.send("PUT", path, { trusted: wanted }),
      () => api.send("PUT", path, { trusted: !wanted }),
    );
  if (isOwn) {
    return (
      <section className="panel trust">
        <p>
          {trusted ? (
            <Trans>You may share your best work, your words and your badges. Your guardians see what you share.</Trans>
          ) : (
            <Trans>At 16 and 17 a guardian can let you share your best work, your words and your badges.</Trans>
          )}
        </p>
      </section>
    );
  }
  return (
    <section className="panel trust">
      <label>
        <input
          type="checkbox"
          role="switch"
          aria-checked={mine}
          checked={mine}
          onChange={(event) => void set(event.target.checked)}
        />
        <Trans>{name} may share own work</Trans>
      </label>
      <p className="quiet">
        <Trans>Best work, words and badges. You see all that {name} shares, and can lower it.</Trans>
      </p>
      {mine && !trusted && (
        <p className="quiet">
          <Trans>It is off for now, because another guardian keeps it off.</Trans>
        </p>
      )}
    </section>
  );
}
