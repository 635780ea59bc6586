"""The same job in another library, for scripts/benchmark: peers.py NAME [DATA EPOCHS BATCH].

Without data it only tells, by its exit status, whether the library is there. Each loads the file with numpy, standardizes,
and trains max(0, w x + b) by gradient descent in float64, in batches taken in order (0: all examples at once); scikit-learn,
which has no relu, a linear neuron by steps of single examples. Prints the seconds of loading and of training, and the loss.
"""
import sys
import time

RATE = 0.05


def load(path):
    import numpy as np

    table = np.loadtxt(path, delimiter=",", skiprows=1)
    x, y = table[:, :-1], table[:, -1]
    return np.ascontiguousarray((x - x.mean(0)) / x.std(0)), y.copy()


def numpy(path=None, epochs=0, batch=0):
    import numpy as np

    if path is None:
        return
    x, y = yield load(path)
    w, b = np.zeros(x.shape[1]), y.mean()
    rate = RATE if batch == 0 else RATE / 10
    size = batch or len(y)
    for _ in range(epochs):
        for start in range(0, len(y), size):
            some, targets = x[start:start + size], y[start:start + size]
            z = some @ w + b
            error = np.where(z > 0, z - targets, 0.0) * (2 / len(targets))
            w -= rate * (error @ some)
            b -= rate * error.sum()
        if batch:
            loss = ((np.maximum(x @ w + b, 0) - y) ** 2).mean()  # neuron prints it for each epoch
    yield ((np.maximum(x @ w + b, 0) - y) ** 2).mean()


def sklearn(path=None, epochs=0, batch=1):
    from sklearn.linear_model import SGDRegressor

    if path is None:
        return
    x, y = yield load(path)
    model = SGDRegressor(max_iter=epochs, tol=None, shuffle=False).fit(x, y)
    yield ((model.predict(x) - y) ** 2).mean()


def torch(path=None, epochs=0, batch=0):
    import torch as t

    if path is None:
        return
    x, y = map(t.from_numpy, (yield load(path)))
    w = t.zeros(x.shape[1], dtype=t.float64, requires_grad=True)
    b = y.mean().clone().requires_grad_()
    optimizer = t.optim.SGD([w, b], lr=RATE if batch == 0 else RATE / 10)
    for _ in range(epochs):
        for some, targets in zip(x.split(batch or len(y)), y.split(batch or len(y))):
            optimizer.zero_grad()
            ((t.relu(some @ w + b) - targets) ** 2).mean().backward()
            optimizer.step()
    yield ((t.relu(x @ w + b) - y) ** 2).mean().item()


def main(name, *job):
    peer = {"numpy": numpy, "sklearn": sklearn, "torch": torch}[name](*job[:1], *map(int, job[1:]))
    start = time.perf_counter()
    data = next(peer, None)
    loaded = time.perf_counter()
    if data is not None:
        loss = peer.send(data)
        print(loaded - start, time.perf_counter() - loaded, loss)


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except ImportError:
        sys.exit(1)
