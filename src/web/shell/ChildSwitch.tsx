import "./child-switch.css";
import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useLinkProps } from "@tanstack/react-router";
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
        <ChildLink key={each.id} childId={each.id} isHere={each.id === child.id}>
          {isUnique ? givenName(each) : each.name}
        </ChildLink>
      ))}
    </nav>
  );
}

interface LinkProps {
  readonly childId: string;
  readonly isHere: boolean;
  readonly children: string | undefined;
}

/** Marked by whose page it is: the router's own mark goes with the address, which is the next child's before the page is. */
function ChildLink({ childId, isHere, children }: LinkProps) {
  const link = useLinkProps({ to: ".", search: { child: childId } });
  return (
    <a {...link} className={undefined} data-status={undefined} aria-current={isHere ? "page" : undefined}>
      {children}
    </a>
  );
}
