/**
 * A folder of Python's whose files are the browser's own (the origin private file system), byte for byte.
 *
 * What is written and flushed is on the device when the call returns, so that SQLite's own care for a log holds here as
 * it does on a disk. Files are opened before Python asks for them, since opening is the one thing that a browser does
 * not do at once: the folder holds the log and its journal, and no other file.
 */

const FOLDER = "hipbook";
const LOG = "log.sqlite";
const NAMES = [LOG, `${LOG}-journal`];
const PATIENCE_MS = 5000;
const AGAIN_MS = 100;
/** Errors as the C library numbers them here. SQLite would take EIO for a sign that what it reads is damaged. */
const ERRNO = { EBUSY: 10, EINVAL: 28, ENOENT: 44, ENOSPC: 51, EPERM: 63 };
const FILE = 0o100600;
const FOLDER_MODE = 0o40700;

/**
 * @typedef {any} Handle a FileSystemSyncAccessHandle
 * @typedef {(stream: any, memory: Uint8Array, offset: number, length: number, at: number) => number} Transfer
 */

/**
 * The handle of a file. Another tab that was just told to let go may take a moment.
 *
 * @param {FileSystemDirectoryHandle} folder
 * @param {string} name
 * @returns {Promise<Handle>}
 */
async function opened(folder, name) {
  const file = /** @type {any} */ (await folder.getFileHandle(name, { create: true }));
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await file.createSyncAccessHandle();
    } catch (problem) {
      const isHeld = problem instanceof DOMException && problem.name === "NoModificationAllowedError";
      if (!isHeld || Date.now() > end) throw problem;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}

/** @returns {Promise<Map<string, Handle>>} */
export async function openFiles() {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(FOLDER, { create: true });
  const files = new Map();
  try {
    for (const name of NAMES) files.set(name, await opened(folder, name));
  } catch (problem) {
    for (const handle of files.values()) handle.close();
    throw problem;
  }
  return files;
}

/**
 * The folder as Emscripten's file system takes it. Handles may be closed, and others put in their place.
 *
 * @param {any} FS
 * @param {Map<string, Handle>} files
 */
export function diskOf(FS, files) {
  /** @param {number} number */
  const refuse = (number) => {
    throw new FS.ErrnoError(number);
  };
  /**
   * @template Result
   * @param {() => Result} act
   * @returns {Result}
   */
  function act(act) {
    try {
      return act();
    } catch (problem) {
      return refuse(/** @type {any} */ (problem)?.name === "QuotaExceededError" ? ERRNO.ENOSPC : ERRNO.EBUSY);
    }
  }
  /** Made here since, and empty as yet. @type {Set<string>} */
  const made = new Set();
  /** A file of no length is none: so is a journal that SQLite has done with. @param {string} name */
  const isThere = (name) => files.has(name) && (made.has(name) || act(() => files.get(name).getSize()) > 0);

  /** @param {any} parent @param {string} name @param {number} mode @param {object} ops */
  function node(parent, name, mode, ops) {
    return Object.assign(FS.createNode(parent, name, mode, 0), { time: new Date(), node_ops, stream_ops: ops });
  }

  /** @param {any} parent @param {string} name */
  function fileNode(parent, name) {
    made.add(name);
    return node(parent, name, FILE, stream_ops);
  }

  const node_ops = {
    /** @param {any} of */
    getattr: (of) => ({
      dev: 1,
      ino: of.id,
      mode: of.mode,
      nlink: 1,
      uid: 0,
      gid: 0,
      rdev: 0,
      size: files.has(of.name) ? act(() => files.get(of.name).getSize()) : 4096,
      atime: of.time,
      mtime: of.time,
      ctime: of.time,
      blksize: 4096,
      blocks: 1,
    }),
    /** @param {any} of @param {{ mode?: number, size?: number }} wanted */
    setattr(of, { mode, size }) {
      if (mode !== undefined && mode !== null) of.mode = mode;
      if (size !== undefined && size !== null) act(() => files.get(of.name).truncate(size));
    },
    /** @param {any} parent @param {string} name */
    lookup: (parent, name) => (isThere(name) ? fileNode(parent, name) : refuse(ERRNO.ENOENT)),
    /** @param {any} parent @param {string} name */
    mknod: (parent, name) => (files.has(name) ? fileNode(parent, name) : refuse(ERRNO.EPERM)),
    /** @param {any} _parent @param {string} name */
    unlink(_parent, name) {
      const handle = files.get(name);
      act(() => {
        handle.truncate(0);
        handle.flush();
      });
      made.delete(name);
    },
    readdir: () => [".", "..", ...[...files.keys()].filter(isThere)],
    rename: () => refuse(ERRNO.EPERM),
    rmdir: () => refuse(ERRNO.EPERM),
    symlink: () => refuse(ERRNO.EPERM),
  };

  const stream_ops = {
    /** @type {Transfer} */
    read: (stream, memory, offset, length, at) =>
      act(() => files.get(stream.node.name).read(memory.subarray(offset, offset + length), { at })),
    /** @type {Transfer} */
    write(stream, memory, offset, length, at) {
      const written = act(() => files.get(stream.node.name).write(memory.subarray(offset, offset + length), { at }));
      stream.node.time = new Date();
      return written < length ? refuse(ERRNO.ENOSPC) : written;
    },
    /** @param {any} stream @param {number} offset @param {number} whence */
    llseek(stream, offset, whence) {
      const from = [0, stream.position, act(() => files.get(stream.node.name).getSize())][whence] ?? 0;
      return from + offset < 0 ? refuse(ERRNO.EINVAL) : from + offset;
    },
    /** @param {any} stream */
    fsync(stream) {
      act(() => files.get(stream.node.name).flush());
      return 0;
    },
  };

  return { mount: () => node(null, "/", FOLDER_MODE, {}) };
}
