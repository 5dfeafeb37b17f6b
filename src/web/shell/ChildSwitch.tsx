import "./child-switch.css";
import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type Child, childrenQuery, givenName } from "./children.ts";

/** Between the children of a guardian; nothing where there is one. Two of one given name are told apart by the whole. */
export function ChildSwitch({ child }: { child: Child }) {
  const { t } = useLingui();
  const { data: children } = useSuspenseQuery(childrenQuery);
  if (children.length < 2) return null;
  const isUnique = new Set(children.map(givenName)).size === children.length;
  return (
    <nav className="child-switch no-print" aria-label={t`Children`}>
      {children.map((each) => (
        <Link
          key={each.id}
          to="."
          search={{ child: each.id }}
          aria-current={each.id === child.id ? "page" : undefined}
          activeOptions={{ includeSearch: true }}
        >
          {isUnique ? givenName(each) : each.name}
        </Link>
      ))}
    </nav>
  );
}
