import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { ShieldCheck } from "lucide-react";
import { CheckUpCard } from "../privacy/CheckUpCard.tsx";
import { choicesQuery } from "../privacy/queries.ts";
import { installationQuery, sessionQuery } from "../queries.ts";
import { ChildSwitch } from "../shell/ChildSwitch.tsx";
import type { Child } from "../shell/children.ts";
import { givenName } from "../shell/children.ts";
import { later } from "../shell/later.tsx";
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
import { SectionSwitch } from "./SectionSwitch.tsx";
import { WaitingLine } from "./WaitingLine.tsx";

const WhatChanged = later(() => import("./WhatChanged.tsx"), "WhatChanged");
const FiveSections = later(() => import("../record/FiveSections.tsx"), "FiveSections");

const route = getRouteApi("/inside/backpack");

/** The backpack as its family reads it: the learner, of whatever age, or a guardian of one or several. */
export function MyBackpack() {
  const child = route.useLoaderData();
  return child ? <BackpackOf key={child.id} child={child} /> : <NothingYet />;
}

function BackpackOf({ child }: { child: Child }) {
  const { t } = useLingui();
  const { sections } = route.useSearch();
  const navigate = useNavigate();
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
      {!isYoung && <CheckUpCard child={child} />}
      <SavedWords learnerId={child.id} />
      {!isYoung && <WaitingLine />}
      {!isYoung && backpack.answered !== undefined && (
        <p className="notice saved">
          <span>
            <Trans>The school answered what you said is wrong.</Trans>{" "}
            <Link to="/my-data" search={{ child: child.id }}>
              <Trans>Read it under My data</Trans>
            </Link>
          </span>
        </p>
      )}
      {!isYoung && <NewSince backpack={backpack} me={view.me} />}
      {!isYoung && (
        <SectionSwitch
          sections={sections}
          onChange={(chosen) =>
            void navigate({ to: "/backpack", search: { child: child.id, ...(chosen && { sections: chosen }) } })
          }
        />
      )}
      {sections === "five" && !isYoung ? (
        <FiveSections view={view} backpack={backpack} />
      ) : (
        <BackpackBlocks view={view} backpack={backpack} />
      )}
      {!isYoung && <WhatChanged view={view} />}
      {!isYoung && (
        <p className="no-print">
          <Link to="/my-data/profile" search={{ child: child.id }}>
            <Trans>What the profile holds</Trans>
          </Link>
        </p>
      )}
      <BackpackFoot view={view} isWhole={backpack.isWhole} />
    </div>
  );
}
