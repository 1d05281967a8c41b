package dev.spillway.loadbalancer;

import dev.spillway.common.cloud.PaidCloud;
import dev.spillway.common.journal.CallRecord;
import dev.spillway.common.xmlrpc.XmlRpcClient;
import dev.spillway.loadbalancer.balancing.BalancingPolicy;
import dev.spillway.loadbalancer.dispatch.Admission;
import dev.spillway.loadbalancer.dispatch.BudgetWatch;
import dev.spillway.loadbalancer.dispatch.CallBook;
import dev.spillway.loadbalancer.dispatch.CloudRoute;
import dev.spillway.loadbalancer.dispatch.CloudUse;
import dev.spillway.loadbalancer.dispatch.DispatchLimits;
import dev.spillway.loadbalancer.dispatch.Dispatcher;
import dev.spillway.loadbalancer.dispatch.Forwarder;
import dev.spillway.loadbalancer.dispatch.Lessons;
import dev.spillway.loadbalancer.dispatch.Overflow;
import dev.spillway.loadbalancer.dispatch.Placer;
import dev.spillway.loadbalancer.dispatch.RepeatPermission;
import dev.spillway.loadbalancer.dispatch.ServedCalls;
import dev.spillway.loadbalancer.dispatch.XmlRpcForwarder;
import dev.spillway.loadbalancer.pool.Background;
import dev.spillway.loadbalancer.pool.HttpProbe;
import dev.spillway.loadbalancer.pool.PoolLimits;
import dev.spillway.loadbalancer.pool.Readiness;
import dev.spillway.loadbalancer.pool.ReadyWords;
import dev.spillway.loadbalancer.pool.ServerPool;
import dev.spillway.loadbalancer.scaling.ElasticityController;
import dev.spillway.loadbalancer.scaling.LoadSample;
import dev.spillway.loadbalancer.scaling.ScalingPolicy;
import dev.spillway.loadbalancer.status.StatusBoard;
import dev.spillway.loadbalancer.upstream.UpstreamRegistry;
import dev.spillway.placement.estimate.Estimates;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/** Puts the load balancer together: all that lives as long as it does is made here. */
final class LoadBalancerWiring {
  /** A server says itself when it is ready; to look is for words that got lost. */
  private static final Duration LOOK_PAUSE = Duration.ofSeconds(1);

  private LoadBalancerWiring() {}

  /** Returns the load balancer, not yet started. */
  static LoadBalancer assemble(LoadBalancerConfig config, Edges edges) {
    UpstreamRegistry registry = new UpstreamRegistry();
    Admission admission = new Admission(config.capacity().admission());
    Estimates estimates = estimates(config);
    CloudRoute cloud = route(config, edges, estimates);
    Placer.Known known =
        new Placer.Known(admission, registry, config.capacity().callsPerServer(), cloud, estimates);
    CloudUse use = new CloudUse();
    ServedCalls served = new ServedCalls();
    RepeatPermission repeats = new RepeatPermission();
    ReadyWords words = new ReadyWords(new SecureRandom());
    DispatchLimits limits = new DispatchLimits(config.placement().settings().runLimit());

    ServerPool pool = pool(config, edges, words, registry, limits);
    Dispatcher dispatcher =
        new Dispatcher(
            new Dispatcher.Servers(
                registry, BalancingPolicy.roundRobin(), forwarder(edges), pool, repeats, limits),
            new Dispatcher.Places(
                new Placer(config.placement(), known, edges.journal()::hasRoom),
                admission,
                new Overflow(cloud, use, edges.threads())),
            book(config, edges, served, known),
            edges.threads());

    StatusBoard.Watched watched =
        new StatusBoard.Watched(
            registry, admission, cloud, served, use, edges.budget(), edges.journal());
    StatusBoard board = new StatusBoard(config.function().name(), watched);
    return new LoadBalancer(
        config,
        new LoadBalancer.Parts(
            door(config, edges, new FrontDoor.Behind(board, dispatcher, words)),
            board,
            new FunctionLoader(edges.store(), config.function()),
            edges.deployer(),
            cloud,
            repeats,
            pool,
            elasticity(config.capacity(), admission, pool, edges.resources()),
            edges.resources()));
  }

  private static FrontDoor door(LoadBalancerConfig config, Edges edges, FrontDoor.Behind behind) {
    return new FrontDoor(edges.loops(), edges.threads(), config.listening(), behind);
  }

  private static Estimates estimates(LoadBalancerConfig config) {
    return new Estimates(config.terms().estimated(), config.placement().confidence());
  }

  private static CloudRoute route(LoadBalancerConfig config, Edges edges, Estimates estimates) {
    return new CloudRoute(
        endpoint -> PaidCloud.open(endpoint, config.terms(), edges.budget(), estimates));
  }

  private static CallBook book(
      LoadBalancerConfig config, Edges edges, ServedCalls served, Placer.Known known) {
    return new CallBook(
        new CallBook.Ends(served, new Lessons(known.estimates()), edges.journal()),
        load(known.registry(), known.admission(), new BudgetWatch(edges.budget(), edges.threads())),
        new CallBook.Header(config.function().name().value(), config.placement().policy()),
        InstantSource.system());
  }

  private static Supplier<CallRecord.Load> load(
      UpstreamRegistry registry, Admission admission, BudgetWatch budget) {
    return () ->
        new CallRecord.Load(
            admission.active(),
            admission.limits().calls(),
            admission.waiting(),
            registry.countUp(),
            budget.left());
  }

  private static Forwarder forwarder(Edges edges) {
    return new XmlRpcForwarder(
        edges
            .resources()
            .add(new XmlRpcClient(edges.loops(), "call_function", DispatchLimits.CONNECT)));
  }

  private static ServerPool pool(
      LoadBalancerConfig config,
      Edges edges,
      ReadyWords words,
      UpstreamRegistry registry,
      DispatchLimits limits) {
    Background background = new Background();
    return new ServerPool(
        edges.launcher(),
        registry,
        new Readiness(
            edges.launcher(),
            words,
            edges.resources().add(new HttpProbe()),
            background,
            LOOK_PAUSE),
        background,
        // Nobody waits longer for what a server that leaves still has.
        PoolLimits.of(
            config.servers().startLimit(),
            limits.answerLimit(config.capacity().calls()),
            config.capacity().spares()));
  }

  private static ElasticityController elasticity(
      LoadBalancerConfig.Capacity capacity,
      Admission admission,
      ServerPool pool,
      Resources resources) {
    ScheduledExecutorService timer =
        resources.add(
            Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("elasticity").daemon().factory()));
    return new ElasticityController(
        ScalingPolicy.threshold(capacity.servers(), capacity.maxServers()),
        () -> new LoadSample(admission.active(), pool.size()),
        pool::resize,
        capacity.interval(),
        timer);
  }
}
