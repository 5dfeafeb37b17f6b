import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type Child, givenName } from "../shell/children.ts";
import { checkUpQuery } from "./safety/queries.ts";

/** At a first visit: the way to the five questions, for who decides and has neither answered nor put them off. */
export function CheckUpCard({ child }: { child: Child }) {
  const { data } = useQuery({ ...checkUpQuery(child.id), retry: false });
  if (!data?.isOpen) return null;
  const name = givenName(child);
  return (
    <section className="notice no-print">
      <div>
        <strong>
          <Trans>Five questions, two minutes</Trans>
        </strong>
        <p>
          <Trans>Who sees what about {name}? Answer five questions, or leave it as the school set it.</Trans>
        </p>
      </div>
      <Link to="/check-up" search={{ child: child.id }} className="button">
        <Trans>Begin</Trans>
      </Link>
    </section>
  );
}
