import "../entry/correction/correction.css";
import "./rights.css";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import {
  askerWords,
  type DirectoryAudience,
  type DirectoryRow,
  directoryAudiences,
  itemWords,
} from "../../privacy/directory.ts";
import { api } from "../api.ts";
import { say } from "../language.tsx";
import { saveFile } from "../shell/save-file.ts";
import { useTitle } from "../shell/title.ts";
import { useActing } from "../shell/use-acting.ts";
import { readDirectory } from "./queries.ts";
import { RightsTabs } from "./RightsTabs.tsx";

/** The lists that a school may give out, each without what families keep in. */
export function Directory() {
  const { t } = useLingui();
  useTitle(t`Directory lists`);
  const [audience, setAudience] = useState<DirectoryAudience>("anyone");
  const [rows, setRows] = useState<readonly DirectoryRow[]>();
  const { told, act } = useActing([]);
  const show = () =>
    act(t`The list is below. It stands in each learner's log that you made it.`, async () =>
      setRows(await readDirectory(audience)),
    );
  const save = () =>
    act(t`The file is saved on this device.`, async () =>
      saveFile(`directory-${audience}.csv`, await api.file(`/directory?audience=${audience}&form=csv`)),
    );
  return (
    <div className="requests">
      <header>
        <h1>
          <Trans>Directory lists</Trans>
        </h1>
        <RightsTabs />
        <p className="lead">
          <Trans>
            What the district's yearly notice names as directory information, without what families keep in. Before the
            notice, and while families may still object, a list is empty.
          </Trans>
        </p>
      </header>
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      <section className="panel request">
        <label>
          <Trans>For whom</Trans>{" "}
          <select
            value={audience}
            onChange={(event) => {
              setAudience(event.target.value as DirectoryAudience);
              setRows(undefined);
            }}
          >
            {directoryAudiences.map((each) => (
              <option key={each} value={each}>
                {say(askerWords[each])}
              </option>
            ))}
          </select>
        </label>
        <p className="rights-acts">
          <button type="button" className="button filled dense" onClick={() => void show()}>
            <Trans>Show the list</Trans>
          </button>
          <button type="button" className="button dense" onClick={() => void save()}>
            <Trans>Save as CSV</Trans>
          </button>
        </p>
        {rows && (
          <div className="table-scroll">
            <table>
              <caption>
                <Plural value={rows.length} one="# learner may be listed" other="# learners may be listed" />
              </caption>
              <thead>
                <tr>
                  {(["name", "school", "grade", "honors", "address", "phone", "email"] as const).map((item) => (
                    <th key={item} scope="col">
                      {say(itemWords[item])}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ learnerId, name, school, grade, honors, address, phone, email }) => (
                  <tr key={learnerId}>
                    <th scope="row">{name}</th>
                    <td>{school}</td>
                    <td>{grade}</td>
                    <td>{honors?.join("; ")}</td>
                    <td>{address}</td>
                    <td>{phone}</td>
                    <td>{email}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
    </div>
  );
}
