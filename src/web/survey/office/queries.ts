import { queryOptions } from "@tanstack/react-query";
import type { InstrumentView, SurveyView } from "../../../profile/instrument.ts";
import { api } from "../../api.ts";

/** The registry of questionnaires. */
export const instrumentsQuery = queryOptions({
  queryKey: ["instruments"],
  queryFn: async () => (await api.get<{ items: InstrumentView[] }>("/instruments")).items,
});

/** What was launched. */
export const surveysQuery = queryOptions({
  queryKey: ["surveys"],
  queryFn: async () => (await api.get<{ items: SurveyView[] }>("/surveys")).items,
});
