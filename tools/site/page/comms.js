/** The comms of the widgets, carried to a worker and back in the order in which they were sent. */

/**
 * @typedef {{ type: string, content: any, metadata: any, buffers: ArrayBuffer[] }} Message as Jupyter's protocol has it
 * @typedef {{ iopub?: { status?: (message: any) => void } }} Callbacks
 * @typedef {(message: Message, callbacks?: Callbacks) => void} Send
 */

export class Comm {
  /** @type {(message: any) => unknown} */
  #heard = () => {};
  /** @type {(message: any) => unknown} */
  #closed = () => {};
  #send;

  /**
   * @param {string} id
   * @param {string} target
   * @param {Send} send
   */
  constructor(id, target, send) {
    this.comm_id = id;
    this.target_name = target;
    this.#send = send;
  }

  /** Widgets ask for it: each message has one. */
  #number = 0;

  /**
   * @param {string} type
   * @param {any} data
   * @param {Callbacks} [callbacks]
   * @param {any} [metadata]
   * @param {any[]} [buffers]
   */
  #say(type, data, callbacks, metadata, buffers) {
    const content = { comm_id: this.comm_id, target_name: this.target_name, data };
    this.#send({ type, content, metadata: metadata ?? {}, buffers: (buffers ?? []).map(bytesOf) }, callbacks);
    this.#number += 1;
    return `${this.comm_id}-${this.#number}`;
  }

  /** @param {any} data @param {Callbacks} [callbacks] @param {any} [metadata] @param {any[]} [buffers] */
  open(data, callbacks, metadata, buffers) {
    return this.#say("comm_open", data, callbacks, metadata, buffers);
  }

  /** @param {any} data @param {Callbacks} [callbacks] @param {any} [metadata] @param {any[]} [buffers] */
  send(data, callbacks, metadata, buffers) {
    return this.#say("comm_msg", data, callbacks, metadata, buffers);
  }

  /** @param {any} [data] @param {Callbacks} [callbacks] @param {any} [metadata] @param {any[]} [buffers] */
  close(data, callbacks, metadata, buffers) {
    return this.#say("comm_close", data, callbacks, metadata, buffers);
  }

  /** @param {(message: any) => unknown} heard */
  on_msg(heard) {
    this.#heard = heard;
  }

  /** @param {(message: any) => unknown} closed */
  on_close(closed) {
    this.#closed = closed;
  }

  /** @param {any} message */
  hear(message) {
    return message.type === "comm_close" ? this.#closed(message) : this.#heard(message);
  }
}

/** A copy of the bytes that may be handed to another thread. @param {ArrayBuffer | ArrayBufferView} buffer */
function bytesOf(buffer) {
  if (!ArrayBuffer.isView(buffer)) return buffer.slice(0);
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength).slice().buffer;
}

/**
 * Hears what Python says of its widgets, each message after the one before.
 *
 * @param {{ handle_comm_open: (comm: any, message: any) => Promise<unknown> }} manager
 * @param {Send} send
 */
export function createComms(manager, send) {
  /** @type {Map<string, Comm>} */
  const comms = new Map();
  let last = Promise.resolve();

  /** @param {Message} message */
  async function hear(message) {
    const { comm_id: id, target_name: target } = message.content;
    if (message.type === "comm_open") {
      const comm = new Comm(id, target, send);
      comms.set(id, comm);
      await manager.handle_comm_open(comm, message);
      return;
    }
    const comm = comms.get(id);
    if (message.type === "comm_close") comms.delete(id);
    await comm?.hear(message);
  }

  return {
    /** @param {Message[]} messages */
    take(messages) {
      for (const message of messages) {
        last = last.then(() => hear(message)).catch((problem) => console.error(problem));
      }
    },
    /** Calls once all that was taken is drawn. @param {() => void} then */
    after(then) {
      last = last.then(then);
    },
  };
}
