import "./file-view.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { Download, FileText, ImageOff } from "lucide-react";
import { useState } from "react";
import { type FileRef, filesIn, hasPreview } from "../../entry/file-ref.ts";
import { sizeWords } from "./file-size.ts";

interface Props {
  readonly learnerId: string;
  /** The entry it belongs to, with its whole body: where a file stands in it is its address. */
  readonly entry: { readonly id: string; readonly body: unknown };
  readonly file: FileRef;
}

/** The address of a file of an entry; asked of the door each time. */
export function fileAddress(learnerId: string, { id, body }: Props["entry"], fileId: string): string {
  const position = filesIn(body).findIndex((each) => each.id === fileId);
  return `/api/v1/learners/${learnerId}/entries/${id}/files/${position}`;
}

/** A file as what it is: a picture with its whole size behind it, a player, or something to save, with its first page where it has one. */
export function FileView({ learnerId, entry, file }: Props) {
  const { t } = useLingui();
  const address = fileAddress(learnerId, entry, file.id);
  const { name, mediaType } = file;
  const [sort] = mediaType.split("/");
  return (
    <figure className="file-view" data-sort={sort}>
      {sort === "image" && (
        <a href={address} target="_blank" rel="noreferrer" aria-label={t`${name}, in full size`}>
          <Picture address={`${address}?preview=true`} name={name} ratio={ratioOf(file)} />
        </a>
      )}
      {sort === "application" && hasPreview(file) && (
        <a href={`${address}?copy=true`} download={name} aria-label={t`Save ${name}`}>
          <Picture address={`${address}?preview=true`} name={t`First page of ${name}`} ratio={ratioOf(file)} />
        </a>
      )}
      {/* Nobody writes captions for what a child recorded; what it is stands in the work's own words. */}
      {/* biome-ignore lint/a11y/useMediaCaption: there are none */}
      {sort === "audio" && <audio controls preload="none" src={address} aria-label={name} />}
      {/* biome-ignore lint/a11y/useMediaCaption: there are none */}
      {sort === "video" && <video controls preload="metadata" playsInline src={address} aria-label={name} />}
      <figcaption>
        {!["image", "audio", "video"].includes(sort ?? "") && <FileText size={20} aria-hidden />}
        <span>{name}</span>
        <a className="link no-print" href={`${address}?copy=true`} download={name}>
          <Download size={16} aria-hidden /> <span className="visually-hidden">{t`Save ${name}`}</span>{" "}
          <span className="quiet">{sizeWords(file.bytes)}</span>
        </a>
      </figcaption>
    </figure>
  );
}

const ratioOf = ({ width, height }: FileRef): string | undefined =>
  width && height ? `${width} / ${height}` : undefined;

/** A small picture that keeps its place while it comes, and says so where it does not. */
export function Picture({ address, name, ratio }: { address: string; name: string; ratio?: string | undefined }) {
  const [isBroken, setBroken] = useState(false);
  if (isBroken) {
    return (
      <span className="picture-gone">
        <ImageOff size={24} aria-hidden /> <Trans>The picture cannot be shown.</Trans>
      </span>
    );
  }
  return (
    <img
      className="picture"
      src={address}
      alt={name}
      loading="lazy"
      style={ratio ? { aspectRatio: ratio } : undefined}
      onError={() => setBroken(true)}
    />
  );
}
