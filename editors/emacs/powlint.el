;;; powlint.el --- Lint drafts about prisoners of war  -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1"))
;; Keywords: wp, tools

;;; Commentary:

;; M-x powlint lints the file of a buffer; `next-error' goes from place to place.
;; (add-hook 'text-mode-hook #'powlint-flymake-setup) underlines while you write, by Flymake.
;; With Flycheck installed there is also the checker `powlint'.

;;; Code:

(require 'compile)
(require 'flymake)
(require 'seq)

(defgroup powlint nil
  "Lint drafts about prisoners of war."
  :group 'text)

(defcustom powlint-program "powlint"
  "The program to run."
  :type 'string)

;;; Compilation

(define-compilation-mode powlint-mode "powlint"
  "What powlint says of a draft."
  ;; Columns are characters. Emacs else takes them for columns of the screen, of which a tab or an emoji takes several.
  (setq-local compilation-error-screen-columns nil)
  (setq-local compilation-first-column 1)
  ;; Suggestions come as notes, which Emacs else passes over.
  (setq-local compilation-skip-threshold 0)
  (setq-local compilation-error-regexp-alist '(gnu)))

;;;###autoload
(defun powlint (file)
  "Lint FILE, that of this buffer, and list what is found."
  (interactive (list (or buffer-file-name (user-error "This buffer has no file"))))
  (let ((command (list powlint-program "check" "--format" "gcc" file)))
    (compilation-start (mapconcat #'shell-quote-argument command " ") #'powlint-mode)))

;;; Flymake

(defvar-local powlint--process nil
  "The process that lints this buffer.")

(defun powlint--position (line column)
  "The position in this buffer of a LINE and COLUMN, both from 1, in characters."
  (save-excursion
    (goto-char (point-min))
    (forward-line (1- line))
    (min (line-end-position) (+ (point) (1- column)))))

(defun powlint--diagnostic (source record)
  "What RECORD, a finding in the format `jsonl', says of the buffer SOURCE."
  (with-current-buffer source
    (let ((start (powlint--position (gethash "line" record) (gethash "column" record)))
          (end (powlint--position (gethash "end_line" record) (gethash "end_column" record)))
          (type (pcase (gethash "severity" record) ("error" :error) ("warning" :warning) (_ :note))))
      (flymake-make-diagnostic source start (min (point-max) (max end (1+ start))) type
                               (format "%s [%s]" (gethash "message" record) (gethash "rule" record))))))

(defun powlint--diagnostics (source output)
  "What the buffer OUTPUT, in the format `jsonl', says of the buffer SOURCE."
  (with-current-buffer output
    (let* ((lines (seq-filter (lambda (line) (string-prefix-p "{" line)) (split-string (buffer-string) "\n" t)))
           (records (mapcar #'json-parse-string lines)))
      (mapcar (lambda (record) (powlint--diagnostic source record))
              (seq-filter (lambda (record) (equal (gethash "kind" record) "finding")) records)))))

(defun powlint--sentinel (source report)
  "Tell REPORT what is found in SOURCE when its process ends."
  (lambda (process _event)
    (unless (process-live-p process)
      (when (and (buffer-live-p source) (eq process (buffer-local-value 'powlint--process source)))
        (funcall report (powlint--diagnostics source (process-buffer process))))
      (kill-buffer (process-buffer process)))))

(defun powlint-flymake (report &rest _)
  "Lint this buffer as it is now, for Flymake, and tell REPORT."
  (when (process-live-p powlint--process)
    (kill-process powlint--process))
  (let ((name (file-name-nondirectory (or buffer-file-name (buffer-name)))))
    (setq powlint--process
          (make-process
           :name "powlint" :noquery t :connection-type 'pipe :coding 'utf-8-unix
           :buffer (generate-new-buffer " *powlint*")
           :command (list powlint-program "check" "--format" "jsonl" "--stdin-filename" name "-")
           :sentinel (powlint--sentinel (current-buffer) report))))
  (save-restriction
    (widen)
    (process-send-region powlint--process (point-min) (point-max)))
  (process-send-eof powlint--process))

;;;###autoload
(defun powlint-flymake-setup ()
  "Let Flymake underline what powlint finds in this buffer."
  (add-hook 'flymake-diagnostic-functions #'powlint-flymake nil t)
  (flymake-mode 1))

;;; Flycheck

(with-eval-after-load 'flycheck
  ;; Evaluated, not compiled: the macro is only there where Flycheck is.
  (eval
   '(progn
      (flycheck-define-checker powlint
        "Drafts about prisoners of war."
        :command ("powlint" "check" "--format" "gcc" "--stdin-filename" source-original "-")
        :standard-input t
        :error-patterns
        ((error line-start (file-name) ":" line ":" column ": error: " (message) " [" (id (+ (any "a-z0-9-"))) "]" line-end)
         (warning line-start (file-name) ":" line ":" column ": warning: " (message) " [" (id (+ (any "a-z0-9-"))) "]" line-end)
         (info line-start (file-name) ":" line ":" column ": note: " (message) " [" (id (+ (any "a-z0-9-"))) "]" line-end))
        :modes (text-mode markdown-mode))
      (add-to-list 'flycheck-checkers 'powlint))))

(provide 'powlint)
;;; powlint.el ends here
