;;; powlint-eglot.el --- Drafts checked while they are written -*- lexical-binding: t -*-

;; Emacs 29 has eglot; for 26 to 28 install it from GNU ELPA.  Put this file where Emacs looks for such files and say
;; (require 'powlint-eglot) in your init file.  M-x flymake-show-buffer-diagnostics lists the marks, M-x eldoc tells why,
;; M-x eglot-code-actions offers what to do.

;;; Code:

(require 'eglot)

(defconst powlint-modes '(markdown-mode gfm-mode text-mode html-mode mhtml-mode rst-mode)
  "The modes in which drafts are written.")

(add-to-list 'eglot-server-programs (cons powlint-modes '("powlint" "lsp")))

(dolist (mode powlint-modes)
  (add-hook (intern (format "%s-hook" mode)) #'eglot-ensure))

(defun powlint-fix-all ()
  "Make all safe fixes in this buffer.
To have it done on saving:
  (add-hook \\='text-mode-hook (lambda () (add-hook \\='before-save-hook #\\='powlint-fix-all nil t)))"
  (interactive)
  ;; Eglot calls it an error if there is nothing to do; that must not keep anybody from saving.
  (with-demoted-errors "powlint: %S"
    (eglot-code-actions (point-min) (point-max) "source.fixAll.powlint" t)))

(provide 'powlint-eglot)
;;; powlint-eglot.el ends here
