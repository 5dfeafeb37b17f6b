import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState } from "react";
import type { Upload } from "tus-js-client";
import type { FileRef } from "../../entry/file-ref.ts";
import { api, reasonOf } from "../api.ts";

/** A file that was chosen: on its way, looked at, there, or not taken with the reason. */
export interface Sending {
  readonly key: string;
  readonly name: string;
  /** A picture of it from this device, while it is not the server's yet. */
  readonly picture?: string;
  readonly state: "sending" | "checking" | "ready" | "stopped" | "refused";
  /** Share that is here, 0 to 1. */
  readonly share: number;
  readonly words?: string;
  readonly file?: FileRef;
}

/** Bytes of one piece: what a cut loses at most, and what a phone sends in some seconds. */
const chunkSize = 4_000_000;
/** Waits before each new try, in ms: a tunnel, a bus, a router that starts anew. */
const retryDelays = [500, 1_000, 3_000, 5_000, 10_000, 20_000];

type FileState = { state: "receiving" } | { state: "checking" } | { state: "ready"; file: FileRef };

/**
 * Files on their way to the server, by tus: what is cut goes on where it ended, by itself for a while and then with `again`. Nothing
 * of it is kept on the device: school computers are shared.
 */
export function useUploads(before: readonly FileRef[]) {
  const { t } = useLingui();
  const [all, setAll] = useState<readonly Sending[]>(() =>
    before.map((file) => ({ key: file.id, name: file.name, state: "ready", share: 1, file })),
  );
  const running = useRef(new Map<string, Upload>());
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    const uploads = running.current;
    return () => {
      isGone.current = true;
      for (const upload of uploads.values()) void upload.abort();
    };
  }, []);
  const put = (key: string, change: Partial<Sending>) => {
    if (!isGone.current) setAll((now) => now.map((each) => (each.key === key ? { ...each, ...change } : each)));
  };

  const check = async (key: string, id: string) => {
    put(key, { state: "checking", share: 1 });
    try {
      for (;;) {
        const found = await api.get<FileState>(`/files/${id}`);
        if (found.state === "ready") return put(key, { state: "ready", file: found.file, name: found.file.name });
      }
    } catch (error) {
      put(key, { state: "refused", words: reasonOf(error) });
    }
  };

  const add = async (files: readonly File[]) => {
    const { Upload: TusUpload } = await import("tus-js-client");
    for (const file of files) {
      const key = crypto.randomUUID();
      setAll((now) => [...now, { key, name: file.name, state: "sending", share: 0 }]);
      void smallPicture(file).then((picture) => picture && put(key, { picture }));
      const upload = new TusUpload(file, {
        endpoint: "/api/v1/files",
        chunkSize,
        retryDelays,
        storeFingerprintForResuming: false,
        metadata: { filename: file.name, filetype: file.type },
        onProgress: (sent, bytes) => put(key, { state: "sending", share: bytes > 0 ? sent / bytes : 0 }),
        onSuccess: () => void check(key, upload.url?.split("/").at(-1) ?? ""),
        onError: (error) => {
          const refused = "originalResponse" in error ? refusalIn(error.originalResponse?.getBody()) : undefined;
          put(
            key,
            refused ? { state: "refused", words: refused } : { state: "stopped", words: t`The connection broke.` },
          );
        },
      });
      running.current.set(key, upload);
      upload.start();
    }
  };
  const drop = (key: string) => {
    void running.current
      .get(key)
      ?.abort(true)
      .catch(() => undefined); // what stays is removed by the server in a day
    setAll((now) => now.filter((each) => each.key !== key));
  };
  const again = (key: string) => {
    put(key, { state: "sending" });
    running.current.get(key)?.start();
  };
  return { all, add, drop, again };
}

/** A small picture of a photo, from this device. As a data address, which is all that the page's policy lets in. */
async function smallPicture(file: File): Promise<string | undefined> {
  if (!file.type.startsWith("image/")) return undefined;
  const bitmap = await createImageBitmap(file, { resizeHeight: 112, resizeQuality: "medium" }).catch(() => undefined);
  if (!bitmap) return undefined;
  const canvas = document.createElement("canvas");
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas.toDataURL("image/jpeg", 0.7);
}

/** The server's own words in a refusal. */
function refusalIn(body: string | undefined): string | undefined {
  try {
    const { detail, title, status } = JSON.parse(body ?? "") as { detail?: string; title?: string; status?: number };
    return status !== undefined && status < 500 ? (detail ?? title) : undefined;
  } catch {
    return undefined;
  }
}
