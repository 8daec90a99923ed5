// Sends files in pieces and goes on where it stopped. Markup: the d:upload tag.
// The ids of whole files reach the page's form as hidden inputs named data-name.
(() => {
  "use strict";
  const API = "/api/v1/uploads";
  const FIRST_PIECE = 256 * 1024, LARGEST_PIECE = 8 * 1024 * 1024, SMALLEST_PIECE = 64 * 1024;
  const WAITS = [1, 2, 4, 8, 15, 30]; // seconds between tries; the last one repeats

  const size = (n) => n < 1024 ? n + " byte" : n < 1048576 ? Math.floor(n / 1024) + " KB"
    : (Math.round(n / 104857.6) / 10).toString().replace(".", ",") + " MB";
  const left = (s) => s < 60 ? `${Math.max(1, Math.round(s))} giây` : s < 3600 ? `${Math.round(s / 60)} phút`
    : `${Math.floor(s / 3600)} giờ ${Math.round((s % 3600) / 60)} phút`;
  const el = (tag, cls, text) => {
    const e = document.createElement(tag);
    if (cls) e.className = cls;
    if (text) e.textContent = text;
    return e;
  };
  const chip = (kind, icon, text) => {
    const c = el("span", "chip " + kind), i = el("i", "ic i-" + icon);
    i.setAttribute("aria-hidden", "true");
    c.append(i, text);
    return c;
  };

  class Refused extends Error {}          // the server said no: trying again changes nothing
  class Lost extends Error {}             // the line or the server is away: try again
  class Stopped extends Error {}          // the user paused or removed the file

  class Upload {
    constructor(box, file) {
      this.box = box;
      this.file = file;
      this.offset = 0;
      this.piece = FIRST_PIECE;
      this.tries = 0;
      this.state = "running";
      this.began = performance.now();
      this.sentSince = 0;
      this.draw();
    }

    draw() {
      const id = "t" + Math.random().toString(36).slice(2);
      this.row = el("div", "file");
      const icon = el("i", "ic i-doc");
      icon.setAttribute("aria-hidden", "true");
      const name = el("p");
      name.id = id;
      name.append(el("b", "", this.file.name), " ", el("span", "soft s num", size(this.file.size)));
      this.acts = el("p", "row");
      this.button = el("button", "btn quiet", "Tạm dừng");
      this.button.type = "button";
      this.button.addEventListener("click", () => this.toggle());
      const remove = el("button", "btn quiet", "Bỏ tệp");
      remove.type = "button";
      remove.setAttribute("aria-label", "Bỏ tệp " + this.file.name);
      remove.addEventListener("click", () => this.discard());
      this.acts.append(this.button, remove);
      this.bar = el("div", "bar");
      this.bar.setAttribute("role", "progressbar");
      this.bar.setAttribute("aria-labelledby", id);
      this.bar.setAttribute("aria-valuemin", "0");
      this.bar.setAttribute("aria-valuemax", "100");
      this.fill = el("i", "n w0");
      this.bar.append(this.fill);
      this.note = el("p", "note row s soft");
      this.row.append(icon, name, this.acts, this.bar, this.note);
      this.box.list.append(this.row);
      this.progress(0);
    }

    say(...parts) {
      this.note.replaceChildren(...parts);
    }

    progress(more) {
      const done = this.offset + more;
      const per = this.file.size ? Math.floor(done * 100 / this.file.size) : 0;
      this.fill.className = "n w" + per;
      this.bar.setAttribute("aria-valuenow", String(per));
      const seconds = (performance.now() - this.began) / 1000, sent = this.sentSince + more;
      const rest = sent > 0 && seconds > 1 ? `, còn khoảng ${left((this.file.size - done) / (sent / seconds))}` : "";
      if (this.state === "running") this.say(`Đang tải ${per}%${rest}. Mất mạng thì tải tiếp từ chỗ dừng.`);
    }

    announce(text) {
      this.box.status.textContent = `${this.file.name}: ${text}`;
    }

    async run() {
      this.state = "running";
      this.began = performance.now();
      this.sentSince = 0;
      this.button.textContent = "Tạm dừng";
      this.button.setAttribute("aria-label", "Tạm dừng tải " + this.file.name);
      while (this.state === "running") {
        try {
          if (!this.id) await this.open();
          else if (this.asks) await this.ask();
          if (this.offset >= this.file.size) return this.finish();
          await this.send();
          this.tries = 0;
        } catch (e) {
          if (e instanceof Stopped) return;
          if (e instanceof Refused) return this.fail(e.message);
          await this.wait();
        }
      }
    }

    async open() {
      const answer = await this.call("POST", API, { fileName: this.file.name, size: this.file.size });
      this.id = (await answer.json()).id;
      this.offset = 0;
    }

    async ask() {
      const answer = await this.call("HEAD", `${API}/${this.id}`);
      this.offset = Number(answer.headers.get("Upload-Offset"));
      this.asks = false;
    }

    async call(method, url, json) {
      let answer;
      try {
        answer = await fetch(url, {
          method, credentials: "same-origin", cache: "no-store",
          headers: json ? { "Content-Type": "application/json" } : {},
          body: json ? JSON.stringify(json) : undefined,
        });
      } catch (e) {
        throw new Lost();
      }
      if (answer.ok) return answer;
      if (answer.status >= 500 && answer.status !== 507) throw new Lost();
      throw new Refused(await Upload.reason(answer.status, () => answer.json()));
    }

    static async reason(status, json) {
      if (status === 401) return "Phiên làm việc đã hết. Mở trang đăng nhập ở thẻ khác, đăng nhập rồi bấm “Thử lại”.";
      try {
        return (await json()).detail;
      } catch (e) {
        return `Máy chủ không nhận tệp (mã ${status}). Thử lại sau ít phút.`;
      }
    }

    /** One piece by XMLHttpRequest, the only way to learn how much of it has left. */
    send() {
      const began = performance.now();
      const blob = this.file.slice(this.offset, this.offset + this.piece);
      return new Promise((done, failed) => {
        const call = this.request = new XMLHttpRequest();
        call.open("PATCH", `${API}/${this.id}`);
        call.setRequestHeader("Content-Type", "application/offset+octet-stream");
        call.setRequestHeader("Upload-Offset", String(this.offset));
        call.upload.onprogress = (e) => this.progress(e.loaded);
        call.onload = () => {
          const at = call.getResponseHeader("Upload-Offset");
          if (call.status === 204) {
            this.sentSince += Number(at) - this.offset;
            this.offset = Number(at);
            this.fit((performance.now() - began) / 1000);
            this.progress(0);
            done();
          } else if (call.status === 409 && at !== null) {
            this.offset = Number(at);
            done();
          } else if (call.status >= 500 || call.status === 0) {
            failed(new Lost());
          } else {
            Upload.reason(call.status, async () => JSON.parse(call.responseText)).then((r) => failed(new Refused(r)));
          }
        };
        call.onerror = call.ontimeout = () => failed(new Lost());
        call.onabort = () => failed(new Stopped());
        call.timeout = 120000;
        call.send(blob);
      });
    }

    /** Pieces of about two to eight seconds: small on a weak line, large on a good one. */
    fit(seconds) {
      if (seconds < 2) this.piece = Math.min(this.piece * 2, LARGEST_PIECE);
      else if (seconds > 8) this.piece = Math.max(this.piece / 2, SMALLEST_PIECE);
    }

    async wait() {
      this.asks = Boolean(this.id);
      this.piece = Math.max(this.piece / 2, SMALLEST_PIECE);
      const seconds = WAITS[Math.min(this.tries++, WAITS.length - 1)];
      if (this.tries === 2) this.announce("mất kết nối, tự thử lại");
      for (let s = seconds; s > 0 && this.state === "running"; s--) {
        this.say(chip("wait", "clock", "Mất kết nối"), `Tự thử lại sau ${s} giây. Phần đã tải vẫn giữ.`);
        await new Promise((go) => {
          const timer = setTimeout(end, 1000);
          function end() {
            clearTimeout(timer);
            window.removeEventListener("online", end);
            go();
          }
          window.addEventListener("online", end);
        });
      }
    }

    toggle() {
      if (this.state === "running") {
        this.state = "paused";
        this.asks = Boolean(this.id);
        if (this.request) this.request.abort();
        this.button.textContent = "Tiếp tục";
        this.button.setAttribute("aria-label", "Tiếp tục tải " + this.file.name);
        this.say(chip("mute", "ring", "Đang tạm dừng"), "Phần đã tải vẫn giữ.");
      } else {
        this.tries = 0;
        this.asks = Boolean(this.id);
        this.run();
      }
      this.box.changed();
    }

    finish() {
      this.state = "done";
      this.fill.className = "w100";
      this.bar.hidden = true;
      this.button.remove();
      this.say(chip("ok", "ok", "Đã nhận đủ"));
      this.announce("đã nhận đủ");
      this.input = el("input");
      this.input.type = "hidden";
      this.input.name = this.box.name;
      this.input.value = this.id;
      this.row.append(this.input);
      this.box.changed();
    }

    fail(reason) {
      this.state = "failed";
      this.button.textContent = "Thử lại";
      this.button.setAttribute("aria-label", "Thử lại " + this.file.name);
      this.say(chip("bad", "bad", "Chưa tải được"), reason);
      this.announce(reason);
      this.box.changed();
    }

    discard() {
      this.state = "gone";
      if (this.request) this.request.abort();
      if (this.id) this.call("DELETE", `${API}/${this.id}`).catch(() => {});
      this.row.remove();
      this.box.uploads = this.box.uploads.filter((u) => u !== this);
      this.box.status.textContent = `Đã bỏ tệp ${this.file.name}`;
      this.box.changed();
      this.box.input.focus();
    }
  }

  class Box {
    constructor(root) {
      this.root = root;
      this.name = root.dataset.name;
      this.most = Number(root.dataset.max);
      this.many = root.dataset.many === "true";
      this.list = root.querySelector("[data-list]");
      this.status = root.querySelector("[role=status]");
      this.fault = root.querySelector(".err");
      this.input = root.querySelector("input[type=file]");
      this.drop = root.querySelector(".drop");
      this.form = root.closest("form");
      this.uploads = [];
      this.input.addEventListener("change", () => {
        this.take([...this.input.files]);
        this.input.value = "";
      });
      for (const name of ["dragenter", "dragover"]) {
        this.drop.addEventListener(name, (e) => {
          e.preventDefault();
          this.drop.classList.add("over");
        });
      }
      this.drop.addEventListener("dragleave", () => this.drop.classList.remove("over"));
      this.drop.addEventListener("drop", (e) => {
        e.preventDefault();
        this.drop.classList.remove("over");
        this.take([...e.dataTransfer.files]);
      });
      this.form.addEventListener("submit", (e) => {
        if (this.busy() && !(e.submitter && e.submitter.hasAttribute("formnovalidate"))) {
          e.preventDefault();
          delete this.form.dataset.sent;
          this.refuse("Tệp chưa tải xong. Chờ tải đủ, hoặc bỏ tệp đó, rồi làm tiếp.");
        }
      }, true);
      window.addEventListener("beforeunload", (e) => {
        if (this.uploads.some((u) => u.state === "running")) e.preventDefault();
      });
    }

    busy() {
      return this.uploads.some((u) => u.state !== "done");
    }

    refuse(text) {
      this.fault.lastElementChild.textContent = text;
      this.fault.hidden = !text;
      if (text) {
        this.status.textContent = text;
        this.root.scrollIntoView({ block: "nearest" });
      }
    }

    async take(files) {
      this.refuse("");
      for (const file of this.many ? files : files.slice(0, 1)) {
        const fault = await this.check(file);
        if (fault) {
          this.refuse(`${file.name}: ${fault}`);
          continue;
        }
        if (!this.many) [...this.uploads].forEach((u) => u.discard());
        const upload = new Upload(this, file);
        this.uploads.push(upload);
        upload.run();
      }
      this.changed();
    }

    /** What can be told before sending; the server checks again. */
    async check(file) {
      if (file.size === 0) return "tệp rỗng. Chọn tệp khác.";
      if (file.size > this.most) return `tệp lớn quá ${size(this.most)}. Giảm dung lượng rồi chọn lại.`;
      if (this.root.dataset.pdf !== "true") return "";
      const head = await file.slice(0, 5).text().catch(() => "");
      return head === "%PDF-" ? "" : "không phải tệp PDF. Xuất văn bản ra PDF rồi chọn lại.";
    }

    changed() {
      this.root.dispatchEvent(new CustomEvent("upload", { bubbles: true, detail: { busy: this.busy(), count: this.uploads.length } }));
    }
  }

  // a page with two of them names this script twice
  const start = () => document.querySelectorAll("[data-upload]:not([data-ready])").forEach((root) => {
    root.dataset.ready = "true";
    new Box(root);
  });
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
