import { useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { ImportView } from "../../exchange/source.ts";
import { count } from "./moment.ts";
import { importsQuery, sourcesQuery } from "./queries.ts";

/** Looks at once for an import that has just begun, and when one is over, says so and reads what came of it. */
export function useImportsFollowed(imports: readonly ImportView[], begun: string | undefined): void {
  const { t } = useLingui();
  const client = useQueryClient();
  useEffect(() => {
    if (begun) void client.invalidateQueries({ queryKey: importsQuery.queryKey });
  }, [begun, client]);
  const ran = useRef<string>(undefined);
  useEffect(() => {
    const before = imports.find(({ id }) => id === ran.current);
    ran.current = imports.find(({ state }) => state === "running")?.id;
    if (!before || before.state === "running") return;
    const read = count(before.summary?.read ?? 0);
    announce(before.state === "done" ? t`Imported. ${read} rows were read.` : t`Nothing was imported.`, "polite");
    for (const queryKey of [sourcesQuery.queryKey, ["accounts"], ["quality"], ["installation"]])
      void client.invalidateQueries({ queryKey });
  }, [imports, client, t]);
}
