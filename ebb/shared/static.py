"""Static files under names that change with their content, so that they may be kept for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Hashed and compressed; imports between our modules are rewritten to the hashed names."""

    support_js_module_import_aggregation = True
