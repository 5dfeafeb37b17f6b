import { Trans } from "@lingui/react/macro";
import { useScope } from "./ChoiceScope.tsx";

/** One sentence on what the reader may do here. */
export function Lead() {
  const { menu, isOwn } = useScope();
  return (
    <p className="lead">
      {isOwn && menu.mayChoose === "all" ? (
        <Trans>You are of age, so you decide. Where there is no box, press to see who set it and how to object.</Trans>
      ) : isOwn ? (
        <Trans>Where you see a box, you can show less of your own words and work. Your family decides the rest.</Trans>
      ) : menu.mayChoose === "none" ? (
        <Trans>You can read this. Another guardian decides. Press a lock to see who set it.</Trans>
      ) : (
        <Trans>Where you see a box, you decide. Everywhere else, press to see who set it and how to object.</Trans>
      )}
    </p>
  );
}
