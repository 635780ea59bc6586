"""The same job in another library, for scripts/benchmark: peers.py NAME [DATA EPOCHS].

Without data it only tells, by its exit status, whether the library is there. Each loads the file the fastest way it has,
standardizes, and trains max(0, w x + b) by full-batch gradient descent in float64; scikit-learn, which has no relu, a
linear neuron by stochastic gradient descent.
"""
import sys


def load(np, path):
    table = np.loadtxt(path, delimiter=",", skiprows=1)
    x, y = table[:, :-1], table[:, -1]
    return (x - x.mean(0)) / x.std(0), y


def numpy(path=None, epochs=0):
    import numpy as np

    if path is None:
        return
    x, y = load(np, path)
    w, b = np.zeros(x.shape[1]), y.mean()
    for _ in range(epochs):
        z = x @ w + b
        a = np.maximum(z, 0)
        error = np.where(z > 0, a - y, 0.0) * (2 / len(y))
        loss = ((a - y) ** 2).mean()
        w -= 0.05 * (error @ x)
        b -= 0.05 * error.sum()
    print(loss)


def sklearn(path=None, epochs=0):
    import numpy as np
    from sklearn.linear_model import SGDRegressor

    if path is None:
        return
    x, y = load(np, path)
    print(SGDRegressor(max_iter=epochs, tol=None).fit(x, y).score(x, y))


def torch(path=None, epochs=0):
    import numpy as np
    import torch as t

    if path is None:
        return
    x, y = map(t.from_numpy, load(np, path))
    w = t.zeros(x.shape[1], dtype=t.float64, requires_grad=True)
    b = y.mean().clone().requires_grad_()
    optimizer = t.optim.SGD([w, b], lr=0.05)
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = ((t.relu(x @ w + b) - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    print(loss.item())


if __name__ == "__main__":
    try:
        {"numpy": numpy, "sklearn": sklearn, "torch": torch}[sys.argv[1]](*sys.argv[2:3], *map(int, sys.argv[3:]))
    except ImportError:
        sys.exit(1)
