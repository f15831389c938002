"""Linear-time recurrences on LAPACK's banded routines. SciPy is imported when first needed."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def carried(kept: Floats, added: Floats) -> Floats:
    """Running sums that fade: s[i] = kept[i] * s[i-1] + added[i].

    `kept` (n,) fractions 0-1, `added` (n,) or (n, c); the first `kept` is not used.
    Returns the shape of `added`. One triangular solve (LAPACK dtbtrs), O(n c).
    """
    from scipy.linalg.lapack import dtbtrs

    if added.size == 0:
        return added.copy()
    band = np.ones((2, kept.size))
    band[1, :-1] = -kept[1:]
    solved, _ = dtbtrs(band, added.reshape(kept.size, -1), uplo="L", diag="U")
    return np.asarray(solved, dtype=np.float64).reshape(added.shape)


def pivots(diagonal: Floats, beside: Floats) -> tuple[Floats, Floats]:
    """Forward elimination of a positive definite tridiagonal matrix (LAPACK dpttrf).

    `diagonal` (n,), `beside` (n-1,). Returns the pivots (n,) and the multipliers
    (n-1,) of the unit bidiagonal factor. LinAlgError when not positive definite.
    """
    from scipy.linalg.lapack import dpttrf

    if diagonal.size == 1:
        return diagonal.copy(), beside.copy()
    found, factor, problem = dpttrf(diagonal, beside)
    if problem:
        raise np.linalg.LinAlgError("precision is not positive definite")
    return np.asarray(found, dtype=np.float64), np.asarray(factor, dtype=np.float64)


def chances_of_points(mean: Floats, sd: Floats) -> Floats:
    """A normal distribution as chances of the points 0..10, (..., 11).

    Everything below 0.5 belongs to 0 and everything above 9.5 to 10 (rectified
    to the scale). `mean`, `sd` > 0 in points, any equal shape.
    """
    return _points(_below(mean, sd))


def mixed_chances(weight: Floats, mean: Floats, sd: Floats) -> Floats:
    """The same for a mixture of normal distributions: weight, mean, sd (m, g), out (m, 11)."""
    return _points((weight[:, None, :] @ _below(mean, sd))[:, 0])


def _below(mean: Floats, sd: Floats) -> Floats:
    """Chances (..., 10) of less than 0.5, 1.5 .. 9.5."""
    from scipy.special import ndtr

    scale = 1 / sd
    at = (np.arange(10) + 0.5) * scale[..., None]
    at -= (mean * scale)[..., None]
    return np.asarray(ndtr(at, out=at))


def _points(below: Floats) -> Floats:
    """From chances (..., 10) of less than each edge to chances (..., 11) of the points."""
    out = np.empty((*below.shape[:-1], 11))
    out[..., 0] = below[..., 0]
    np.subtract(below[..., 1:], below[..., :-1], out=out[..., 1:10])
    out[..., 10] = 1 - below[..., 9]
    return out


def chance_of_point(mean: Floats, sd: Floats, point: NDArray[np.intp]) -> Floats:
    """One entry of `chances_of_points`: the chance of `point`, broadcast with `mean` and `sd`."""
    from scipy.special import ndtr

    upper = np.where(point < 10, ndtr((point + 0.5 - mean) / sd), 1.0)
    lower = np.where(point > 0, ndtr((point - 0.5 - mean) / sd), 0.0)
    return np.asarray(upper - lower)
