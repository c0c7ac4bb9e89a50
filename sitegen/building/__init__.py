"""The hall: the pass from folder to site; the only place that knows all wings."""
