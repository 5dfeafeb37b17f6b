import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ShieldCheck } from "lucide-react";
import { choicesQuery } from "../privacy/queries.ts";
import { installationQuery, sessionQuery } from "../queries.ts";
import { ChildSwitch } from "../shell/ChildSwitch.tsx";
import type { Child } from "../shell/children.ts";
import { givenName } from "../shell/children.ts";
import { NothingYet } from "../shell/NothingYet.tsx";
import { useTitle } from "../shell/title.ts";
import { AddMenu } from "./AddMenu.tsx";
import { BackpackBlocks } from "./BackpackBlocks.tsx";
import { BackpackFoot } from "./BackpackFoot.tsx";
import { LearnerHead } from "./LearnerHead.tsx";
import { backpackQuery } from "./learner-queries.ts";
import { NewSince } from "./NewSince.tsx";
import type { Reader, View } from "./open.ts";
import { SavedWords } from "./SavedWords.tsx";
import { WhatChanged } from "./WhatChanged.tsx";

const route = getRouteApi("/inside/backpack");

/** The backpack as its family reads it: the learner, of whatever age, or a guardian of one or several. */
export function MyBackpack() {
  const child = route.useLoaderData();
  return child ? <BackpackOf key={child.id} child={child} /> : <NothingYet />;
}

function BackpackOf({ child }: { child: Child }) {
  const { t } = useLingui();
  const { data: backpack } = useSuspenseQuery(backpackQuery(child.id));
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: choices } = useSuspenseQuery(choicesQuery(child.id));
  const { data: installation } = useSuspenseQuery(installationQuery);
  const isOwn = session?.hat?.capacity === "learner";
  const reader: Reader = !isOwn ? "guardian" : choices.ageBand === "under-13" ? "child" : "learner";
  const isYoung = reader === "child";
  useTitle(isOwn ? t`My backpack` : t`Backpack of ${givenName(child)}`);
  const view: View = {
    ...backpack,
    reader,
    me: session?.hat?.subjectId ?? "",
    name: givenName(child),
    today: installation.today,
  };
  return (
    <div className="backpack" data-young={isYoung || undefined}>
      <LearnerHead
        view={view}
        eyebrow={<ChildSwitch child={child} />}
        actions={
          <>
            {!isYoung && (
              <Link className="button" to="/who-sees-what" search={{ child: child.id }}>
                <ShieldCheck size={18} aria-hidden /> <Trans>Who sees what</Trans>
              </Link>
            )}
            <AddMenu view={view} />
          </>
        }
      />
      <SavedWords learnerId={child.id} />
      {!isYoung && <NewSince backpack={backpack} me={view.me} />}
      <BackpackBlocks view={view} schoolDays={backpack.schoolDays} />
      {!isYoung && <WhatChanged view={view} />}
      <BackpackFoot view={view} isWhole={backpack.isWhole} />
    </div>
  );
}
